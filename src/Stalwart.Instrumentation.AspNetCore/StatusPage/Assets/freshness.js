// The server sends a message every second. After this much silence the data is stale; the page marks it within 3 seconds.
const freshFor = 2700;

// Marks the page while its data is stale, with the time and the reason. Uses the monotonic clock.
class Freshness {
  constructor() {
    this.title = document.title;
    this.since = performance.now();
    this.from = 0;
    this.reason = '';
    this.isHeld = false;
    this.isStale = false;
    this.fallenSilent = () => {};
    this.banner = byId('notice');
    document.addEventListener('visibilitychange', () => this.check());
    byId('dismiss').addEventListener('click', () => { byId('news').hidden = true; });
    this.check();
  }

  // A message arrived.
  renew() {
    this.since = performance.now();
    this.from = Date.now();
    this.reason = '';
    this.check();
  }

  // Sets why no messages arrive, if known; shown immediately.
  explain(reason) {
    this.reason = reason;
    this.check();
  }

  // Pause is the reader's choice and has its own notice.
  hold(isHeld) {
    this.isHeld = isHeld;
    this.since = performance.now();
    this.check();
  }

  // Timers of hidden tabs run late, so this is checked again when a tab becomes visible.
  check() {
    clearTimeout(this.timer);
    if (document.hidden) {
      // A hidden tab may have released its connection; checked again when it becomes visible.
      return;
    }
    const silence = performance.now() - this.since;
    const isStale = !this.isHeld && silence >= freshFor;
    if (!this.isHeld && !isStale) {
      this.timer = setTimeout(() => this.check(), freshFor - silence);
    }
    if (isStale && !this.isStale) {
      this.isStale = true;
      this.fallenSilent();
    }
    this.isStale = isStale;
    setFlag(document.body, 'data-stale', isStale);
    const told = !isStale ? '' : this.from === 0 ? 'No data yet.' : `Connection lost at ${formatClock(this.from)}; showing the last data received.`;
    const reason = this.reason || (isStale ? 'Retrying.' : '');
    const text = told && reason ? `${told} ${reason}` : told || reason;
    this.banner.hidden = text === '';
    setText(this.banner, text);
    document.title = isStale ? `Stale · ${this.title}` : this.title;
  }

  // A notice that the reader can dismiss.
  announce(text) {
    setText(byId('news-text'), text);
    byId('news').hidden = false;
  }
}
