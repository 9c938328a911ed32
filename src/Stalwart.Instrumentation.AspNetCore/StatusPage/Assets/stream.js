const silenceLimit = 10_000;
const hiddenLimit = 30_000;
const retryAfter = 15_000;

// The connection to the server: opened again when it breaks, given back while nobody looks, and explained when it is refused.
class LiveStream {
  constructor(address, page, model, changed, takeRecords) {
    Object.assign(this, { address, page, model, changed, takeRecords, withRecords: false, source: null, retry: 0, isPaused: false, lastMessage: 0 });
    document.addEventListener('visibilitychange', () => this.watchVisibility());
    setInterval(() => this.watchSilence(), 2000);
    this.open();
  }

  open() {
    this.close();
    this.lastMessage = performance.now();
    this.source = new EventSource(this.withRecords ? `${this.address}?tail` : this.address);
    this.source.addEventListener('state', message => this.take(JSON.parse(message.data), true));
    this.source.addEventListener('tick', message => this.take(JSON.parse(message.data), false));
    this.source.addEventListener('tail', message => this.takeRecords(JSON.parse(message.data)));
    this.source.addEventListener('error', () => this.fail());
  }

  close() {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  take(message, isState) {
    this.lastMessage = performance.now();
    if (isState && message.page !== this.page) {
      // Another version of the application: its events have other numbers.
      location.reload();
      return;
    }
    if (isState) {
      this.model.takeState(message);
    } else {
      this.model.takeTick(message);
    }
    this.say('live', 'Live');
    this.changed(isState || Boolean(message.points) || Boolean(message.off));
  }

  fail() {
    if (this.source?.readyState !== EventSource.CLOSED) {
      this.say('lost', 'Server not reachable, trying again');
      return;
    }
    this.close();
    this.explain();
    this.retry = setTimeout(() => this.open(), retryAfter);
  }

  // EventSource does not say why it was refused.
  async explain() {
    try {
      const answer = await fetch(this.address, { method: 'HEAD', cache: 'no-store' });
      if (answer.status === 401 || answer.status === 403) {
        this.say('lost', 'Signed out', 'The credentials are not valid any more. Load the page again to sign in.');
      } else if (answer.status === 503) {
        this.say('lost', 'No place left', 'Too many status pages are open on this server. This one tries again by itself; closing others helps.');
      } else {
        this.say('lost', 'Refused, trying again', answer.ok ? '' : `The server answered with status ${answer.status}.`);
      }
    } catch {
      this.say('lost', 'Server not reachable, trying again');
    }
  }

  say(state, text, notice = '') {
    const node = byId('connection');
    node.dataset.state = state;
    setText(node, text);
    const banner = byId('notice');
    banner.hidden = notice === '';
    setText(banner, notice);
  }

  // Log records come only while they are shown: the server takes none for a page that does not ask.
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
    if (isPaused) {
      this.close();
      this.say('paused', `Paused at ${formatClock(Date.now())}`);
    } else {
      this.say('waiting', 'Connecting');
      this.open();
    }
  }

  watchSilence() {
    if (this.source && performance.now() - this.lastMessage > silenceLimit) {
      this.say('lost', 'No answer, trying again');
      this.open();
    }
  }

  watchVisibility() {
    clearTimeout(this.hidden);
    if (document.hidden) {
      this.hidden = setTimeout(() => this.close(), hiddenLimit);
    } else if (!this.source && !this.isPaused) {
      this.open();
    }
  }
}
