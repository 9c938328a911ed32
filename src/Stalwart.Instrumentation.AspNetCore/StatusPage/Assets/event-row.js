class EventRow extends Row {
  constructor(model, reader, event) {
    const dot = event.name.indexOf('.') + 1;
    super(model, reader, event.counter, element('td', { class: 'level' }, event.level), [event.name.slice(0, dot), event.name.slice(dot)], event.description);
    this.event = event;
    this.node.dataset.level = event.level;
    this.node.dataset.event = event.name;
    this.button.classList.toggle('deprecated', Boolean(event.deprecated));
  }

  draw() {
    const { event, metric } = this;
    setFlag(this.node, 'data-off', event.off);
    if (event.off) {
      if (this.total.firstChild !== this.off) {
        this.off.hidden = false;
        this.total.replaceChildren(this.off);
      }
      setText(this.rate, '');
    } else if (!metric) {
      setText(this.total, 'no counter');
      this.total.className = 'number zero';
    } else {
      const value = metric.value || 0;
      const rate = rateOf(metric);
      setText(this.rate, formatRate(rate));
      setText(this.total, formatNumber(value));
      this.rate.className = rate > 0 ? 'number rate' : 'number rate zero';
      this.total.className = value ? 'number' : 'number zero';
      setFlag(this.node, 'data-moving', rate > 0);
    }
    if (metric) {
      this.drawSpark();
    }
  }

  facts() {
    const { event } = this;
    const state = event.off
      ? event.offByDefault ? 'disabled by the catalogue; add it to enabled-events to enable it' : 'disabled by disabled-events in the operator’s file'
      : event.offByDefault ? 'enabled by enabled-events in the operator’s file' : 'enabled';
    const links = event.feeds.flatMap((metric, i) => [...(i ? [', '] : []), element('a', { href: `#metric-${metric.number}` }, metric.name)]);
    return this.drawFacts([['Id', String(event.id ?? 0)], ['State', state], ['Message', event.message ?? 'not logged'], ['Feeds', ...links], ['Owner', event.owner], ['Deprecated', event.deprecated]]);
  }
}
