// Over HTTP/1.1, all tabs of a browser share six connections per server, and each page uses one. The last one stays free; otherwise the
// next tab could not load, and no tab could fetch series. Tabs ask each other how many are in use; a hidden tab releases its own for a
// visible one.
const maxPlaces = 5;
const answerTime = 150;

class Places {
  constructor(giveBack, freed, exceeded) {
    this.isHeld = false;
    this.id = Math.random();
    this.isAsking = false;
    this.others = new Set();
    const protocol = performance.getEntriesByType('navigation')[0]?.nextHopProtocol ?? '';
    // HTTP/2 and later share one connection.
    this.channel = /^h[23]/.test(protocol) || !window.BroadcastChannel ? null : new BroadcastChannel('event-page');
    this.channel?.addEventListener('message', ({ data }) => this.hear(data, giveBack, freed, exceeded));
  }

  hear({ kind, id, to }, giveBack, freed, exceeded) {
    if (kind === 'held' && to === this.id) {
      this.others.add(id);
      // A busy tab answers late: what seemed free is not.
      if (this.isHeld && this.others.size >= maxPlaces) {
        this.isHeld = false;
        exceeded();
      }
    } else if (kind === 'freed') {
      this.others.delete(id);
      freed();
    } else if (kind === 'needed' && this.isHeld && document.hidden) {
      giveBack();
    } else if ((kind === 'count' || kind === 'needed') && (this.isHeld || (this.isAsking && this.id < id))) {
      // If two tabs ask at once, one counts the other.
      this.channel.postMessage({ kind: 'held', id: this.id, to: id });
    }
  }

  async take() {
    if (!this.channel || this.isHeld) {
      return true;
    }
    this.isAsking = true;
    this.isHeld = await this.count('count') < maxPlaces || await this.count('needed') < maxPlaces;
    this.isAsking = false;
    return this.isHeld;
  }

  count(kind) {
    this.others.clear();
    this.channel.postMessage({ kind, id: this.id });
    return new Promise(counted => setTimeout(() => counted(this.others.size), answerTime));
  }

  release() {
    if (this.isHeld) {
      this.isHeld = false;
      this.channel.postMessage({ kind: 'freed', id: this.id });
    }
  }
}
