const silenceLimit = 10_000;
const hiddenLimit = 30_000;
const retryAfter = 15_000;
const placeRetryAfter = 3000;
const beforeReload = 'event-page-before-reload';

// The connection to the server: reopened when it breaks, released while the page is hidden, and explained when it is rejected.
class LiveStream {
  constructor(address, page, model, freshness, changed, takeRecords) {
    Object.assign(this, { address, page, model, freshness, changed, takeRecords, withRecords: false, source: null, isPaused: false, isWanted: false, attempt: 0 });
    this.places = new Places(() => this.rest(), () => this.openWhenWaiting(), () => this.wait());
    this.before = this.readBefore();
    freshness.fallenSilent = () => this.explainSilence();
    document.addEventListener('visibilitychange', () => this.watchVisibility());
    addEventListener('pagehide', () => this.stop());
    addEventListener('pageshow', event => event.persisted && this.watchVisibility());
    setInterval(() => this.watchSilence(), 1000);
    this.watchVisibility();
  }

  async open() {
    this.close();
    this.isWanted = true;
    this.lastMessage = performance.now();
    const attempt = this.attempt;
    const hasPlace = await this.places.take();
    if (attempt !== this.attempt) {
      if (!this.isWanted) {
        this.places.release();
      }
      return;
    }
    if (!hasPlace) {
      this.wait();
      return;
    }
    this.lastMessage = performance.now();
    this.source = new EventSource(this.withRecords ? `${this.address}?tail` : this.address);
    this.source.addEventListener('state', message => this.take(JSON.parse(message.data), true));
    this.source.addEventListener('tick', message => this.take(JSON.parse(message.data), false));
    this.source.addEventListener('tail', message => this.takeRecords(JSON.parse(message.data)));
    this.source.addEventListener('error', () => this.fail());
  }

  // All places are taken.
  wait() {
    this.close();
    this.isWaiting = true;
    this.say('waiting', 'Waiting for a connection', `Waiting for a connection; close another tab of this page. A browser opens six connections per server: up to ${maxPlaces} tabs of this page use one each, and one stays free to load pages.`);
    this.retry = setTimeout(() => this.open(), placeRetryAfter);
  }

  // Aborts the current request; its connection stays reserved for the next attempt.
  close() {
    this.attempt++;
    this.isWaiting = false;
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  stop() {
    this.isWanted = false;
    this.close();
    this.places.release();
  }

  // The page is hidden.
  rest() {
    this.stop();
    this.say('waiting', 'Connecting');
  }

  openWhenWaiting() {
    if (this.isWaiting) {
      this.open();
    }
  }

  take(message, isState) {
    this.lastMessage = performance.now();
    if (isState && message.page !== this.page) {
      this.reload();
      return;
    }
    if (isState) {
      this.tellRestart(message);
      this.model.takeState(message);
    } else {
      this.model.takeTick(message);
    }
    this.say('live', 'Live');
    this.freshness.renew();
    this.changed(isState || Boolean(message.points) || Boolean(message.off));
  }

  // Another version of the application, whose events have different numbers.
  reload() {
    try {
      sessionStorage.setItem(beforeReload, JSON.stringify({ started: this.model.started, time: this.model.time }));
    } catch {
      // If storage is blocked, the restart is not shown.
    }
    location.reload();
  }

  readBefore() {
    try {
      const before = JSON.parse(sessionStorage.getItem(beforeReload));
      sessionStorage.removeItem(beforeReload);
      return before;
    } catch {
      return null;
    }
  }

  // Behind a load balancer, another process that has been running all along may respond.
  tellRestart(state) {
    const before = this.model.started ? this.model : this.before;
    this.before = null;
    if (!before?.started || before.started === state.started) {
      return;
    }
    const time = formatMoment(state.started);
    this.freshness.announce(state.started > before.time
      ? `The process restarted at ${time}; all values start at 0 from then.`
      : `Connected to another process, which started at ${time}; all values are from that process.`);
  }

  fail() {
    if (this.source?.readyState !== EventSource.CLOSED) {
      this.say('lost', 'Server unreachable, retrying');
      return;
    }
    this.close();
    this.explain();
    this.retry = setTimeout(() => this.open(), retryAfter);
  }

  // EventSource does not report why it was rejected.
  async explain() {
    try {
      const answer = await fetch(this.address, { method: 'HEAD', cache: 'no-store' });
      if (answer.status === 401 || answer.status === 403) {
        this.say('lost', 'Signed out', 'The credentials are no longer valid. Reload the page to sign in.');
      } else if (answer.status === 503) {
        this.say('lost', 'Too many open pages', 'The server has reached its maximum of open status pages. Close one; this page retries automatically.');
      } else {
        this.say('lost', 'Rejected, retrying', answer.ok ? '' : `The server returned status ${answer.status}.`);
      }
    } catch {
      this.say('lost', 'Server unreachable, retrying');
    }
  }

  say(state, text, reason = '') {
    const node = byId('connection');
    node.dataset.state = state;
    setText(node, text);
    this.freshness.explain(reason);
  }

  // Log records are sent only while they are shown.
  wantRecords(withRecords) {
    if (this.withRecords !== withRecords) {
      this.withRecords = withRecords;
      if (this.source) {
        this.open();
      }
    }
  }

  pause(isPaused) {
    this.isPaused = isPaused;
    this.freshness.hold(isPaused);
    if (isPaused) {
      this.stop();
      this.say('paused', `Paused at ${formatClock(Date.now())}`);
    } else {
      this.say('waiting', 'Connecting');
      this.open();
    }
  }

  // There is neither an error nor data.
  explainSilence() {
    const { state } = byId('connection').dataset;
    if (state === 'live') {
      this.say('lost', 'No response, retrying');
    } else if (state === 'waiting' && this.source) {
      this.say('waiting', 'Waiting for a response', 'Waiting for a response; if other tabs of this server are open, close one.');
    }
  }

  watchSilence() {
    if (this.source && performance.now() - this.lastMessage > silenceLimit) {
      this.open();
    }
  }

  watchVisibility() {
    clearTimeout(this.hidden);
    if (document.hidden) {
      this.hidden = setTimeout(() => this.rest(), hiddenLimit);
    } else if (!this.isWanted && !this.isPaused) {
      this.open();
    }
  }
}
