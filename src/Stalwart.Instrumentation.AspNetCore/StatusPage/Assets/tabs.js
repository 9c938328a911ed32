// Tabs with one list each; arrow keys move between them, as in the ARIA tabs pattern.
class Tabs {
  constructor(changed, reveal, readAddress) {
    this.changed = changed;
    this.reveal = reveal;
    this.readAddress = readAddress;
    this.tabs = [...document.querySelectorAll('[role="tab"]')];
    for (const tab of this.tabs) {
      tab.addEventListener('click', () => this.select(tab));
      tab.addEventListener('keydown', event => {
        if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
          event.preventDefault();
          const count = this.tabs.length;
          const place = { Home: 0, End: count - 1 }[event.key] ?? (this.tabs.indexOf(tab) + (event.key === 'ArrowLeft' ? count - 1 : 1)) % count;
          this.select(this.tabs[place]);
          this.tabs[place].focus();
        }
      });
    }
    addEventListener('hashchange', () => this.follow());
    this.show(this.named);
  }

  // The tab in the address.
  get named() {
    const named = byId(`${new URLSearchParams(location.hash.slice(1)).get('tab')}-tab`);
    return this.tabs.includes(named) ? named : this.tabs[0];
  }

  show(selected) {
    for (const tab of this.tabs) {
      tab.setAttribute('aria-selected', String(tab === selected));
      tab.tabIndex = tab === selected ? 0 : -1;
      byId(tab.getAttribute('aria-controls')).hidden = tab !== selected;
    }
    document.body.dataset.tab = selected.id.replace('-tab', '');
  }

  select(selected) {
    this.show(selected);
    this.changed();
  }

  // Follows a link from an event to a metric that it feeds, or from a figure to its list.
  follow() {
    const target = location.hash.startsWith('#metric-') && byId(location.hash.slice(1));
    if (target) {
      // A link must also show what the filter hides.
      this.reveal();
      this.select(byId('metrics-tab'));
      target.scrollIntoView({ block: 'center' });
      target.querySelector('button')?.focus({ preventScroll: true });
    } else {
      this.show(this.named);
      this.readAddress();
    }
  }
}
