const levelNames = ['error', 'warn', 'info', 'debug', 'trace'];

// The controls above the list. Their state is in the address, so a view can be shared.
class Filter {
  constructor(model, changed) {
    this.model = model;
    this.search = byId('search');
    this.family = byId('family');
    this.state = byId('state');
    this.order = byId('order');
    this.levels = levelNames.map(name => element('input', { type: 'checkbox', value: name }));
    byId('levels').append(...this.levels.map(input => element('label', { 'data-level': input.value }, input, input.value)));
    this.addFamilies();
    this.read();
    const apply = () => {
      this.write();
      changed();
    };
    for (const control of [this.search, this.family, this.state, this.order, ...this.levels]) {
      control.addEventListener('input', apply);
    }
    byId('filters').addEventListener('submit', event => event.preventDefault());
    byId('clear').addEventListener('click', () => {
      this.clear();
      apply();
      this.search.focus();
    });
    document.addEventListener('keydown', event => this.shortcut(event, apply));
  }

  addFamilies() {
    const several = this.model.catalogues.length > 1;
    for (const catalogue of this.model.catalogues) {
      const options = [...this.model.families.values()].filter(family => family.catalogue === catalogue).map(family => element('option', { value: family.key }, family.name));
      this.family.append(...several ? [element('optgroup', { label: catalogue.meter }, ...options)] : options);
    }
  }

  shortcut(event, apply) {
    const isTyping = event.target.matches('input[type="search"], select');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.search.focus();
      this.search.select();
    } else if (event.key === 'Escape' && event.target === this.search && this.search.value) {
      event.preventDefault();
      this.search.value = '';
      apply();
    }
  }

  clear() {
    this.search.value = this.family.value = this.state.value = '';
    this.levels.forEach(input => { input.checked = false; });
  }

  get isSet() {
    return Boolean(this.search.value || this.family.value || this.state.value || this.levels.some(input => input.checked));
  }

  // Every word of the search must occur in the name or description.
  get words() {
    return this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  get fitsEvent() {
    const words = this.words;
    const levels = new Set(this.levels.filter(input => input.checked).map(input => input.value));
    const family = this.model.families.get(this.family.value);
    const members = family && new Set(family.events);
    return event => (levels.size === 0 || levels.has(event.level))
      && (!members || members.has(event))
      && this.fitsState(event.off, event.counter)
      && words.every(word => event.lowered.includes(word));
  }

  get fitsRecord() {
    const words = this.words;
    const levels = new Set(this.levels.filter(input => input.checked).map(input => input.value));
    const family = this.model.families.get(this.family.value);
    return record => (levels.size === 0 || levels.has(record.level))
      && (!family || family.events.includes(record.event))
      && words.every(word => record.lowered.includes(word));
  }

  get fitsMetric() {
    const words = this.words;
    const family = this.model.families.get(this.family.value);
    return metric => (!family || metric.feeders.some(event => family.events.includes(event)) || metric.name.startsWith(`${family.name}.`))
      && this.fitsState(metric.off, metric)
      && words.every(word => metric.lowered.includes(word));
  }

  fitsState(off, metric) {
    switch (this.state.value) {
      case 'active': return !off && Boolean(metric?.points?.some(point => point !== 0));
      case 'seen': return !off && Boolean(metric?.value);
      case 'on': return !off;
      case 'off': return off;
      default: return true;
    }
  }

  read() {
    const said = new URLSearchParams(location.hash.slice(1));
    this.search.value = said.get('q') ?? '';
    this.state.value = said.get('state') ?? '';
    this.order.value = said.get('order') ?? '';
    if (this.order.selectedIndex < 0) {
      this.order.value = '';
    }
    const family = [...this.model.families.values()].find(one => one.name === said.get('family'));
    this.family.value = family?.key ?? '';
    const levels = (said.get('level') ?? '').split(',');
    this.levels.forEach(input => { input.checked = levels.includes(input.value); });
  }

  write() {
    const said = new URLSearchParams();
    const values = {
      q: this.search.value,
      level: this.levels.filter(input => input.checked).map(input => input.value).join(','),
      family: this.model.families.get(this.family.value)?.name,
      state: this.state.value,
      order: this.order.value,
      tab: document.body.dataset.tab === 'events' ? '' : document.body.dataset.tab,
    };
    for (const [key, value] of Object.entries(values)) {
      if (value) {
        said.set(key, value);
      }
    }
    history.replaceState(null, '', said.size ? `#${said}` : location.pathname + location.search);
  }
}
