// The server sends a message every second. After this much silence, what the page shows is old: it is marked within 3 seconds.
const freshFor = 2700;

// Marks the page while its data is old, and says since when and why. Time that somebody may set back counts nothing here.
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

  // A message came.
  renew() {
    this.since = performance.now();
    this.from = Date.now();
    this.reason = '';
    this.check();
  }

  // Why there are no messages, as far as it is known; shown at once.
  explain(reason) {
    this.reason = reason;
    this.check();
  }

  // A pause is the reader's will, and says itself that nothing moves.
  hold(isHeld) {
    this.isHeld = isHeld;
    this.since = performance.now();
    this.check();
  }

  // Timers of hidden tabs are late, so this is also asked when one becomes visible.
  check() {
    clearTimeout(this.timer);
    if (document.hidden) {
      // Nobody looks, and the connection may have been given back; this is decided when somebody does.
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
    const told = !isStale ? '' : this.from === 0 ? 'There is no data yet.' : `Connection lost at ${formatClock(this.from)}; the data is from then.`;
    const reason = this.reason || (isStale ? 'Retrying.' : '');
    const text = told && reason ? `${told} ${reason}` : told || reason;
    this.banner.hidden = text === '';
    setText(this.banner, text);
    document.title = isStale ? `Stale · ${this.title}` : this.title;
  }

  // What the reader should know and may dismiss.
  announce(text) {
    setText(byId('news-text'), text);
    byId('news').hidden = false;
  }
}
