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
      setText(this.total, 'not counted');
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
      ? event.offByDefault ? 'off, as the catalogue has it; enabled-events turns it on' : 'off, by the operator’s disabled-events'
      : event.offByDefault ? 'on, by the operator’s enabled-events' : 'on';
    const links = event.feeds.flatMap((metric, i) => [...(i ? [', '] : []), element('a', { href: `#metric-${metric.number}` }, metric.name)]);
    return this.drawFacts([['Id', String(event.id ?? 0)], ['State', state], ['Message', event.message ?? 'not logged'], ['Feeds', ...links], ['Owner', event.owner], ['Deprecated', event.deprecated]]);
  }
}

// All events: a table a family, or one table in another order.
class EventList {
  constructor(model, reader, inView) {
    this.model = model;
    this.order = '';
    this.node = byId('events-panel');
    this.rows = model.events.map(event => new EventRow(model, reader, event));
    this.sections = [...model.families.values()].map(family => this.section(family));
    this.flatBody = element('tbody');
    this.flat = element('section', { class: 'family', 'aria-label': 'Events in order', hidden: true }, this.table(this.flatBody));
    this.node.append(...this.sections.map(section => section.node), this.flat);
    this.rows.forEach(row => inView.watch(row));
    this.node.addEventListener('click', event => {
      const row = event.target.closest('tr.row')?.row;
      if (row && !event.target.closest('button, a') && String(getSelection()) === '') {
        row.toggle();
      }
    });
  }

  section(family) {
    const rows = family.events.map(event => this.rows[event.number]);
    const body = element('tbody');
    const id = `family-${this.model.catalogues.indexOf(family.catalogue)}-${family.name}`;
    const sum = element('span', { class: 'sum' });
    const count = element('span', { class: 'quiet' });
    const several = this.model.catalogues.length > 1;
    const heading = element('h2', { id }, family.name, several ? element('span', { class: 'quiet' }, family.catalogue.meter) : null, count, sum);
    const node = element('section', { class: 'family', 'aria-labelledby': id }, heading, this.table(body));
    node.style.containIntrinsicSize = `auto ${44 + rows.length * 28}px`;
    rows.forEach(row => row.appendTo(body));
    return { family, rows, body, node, sum, count };
  }

  table(body) {
    return rowTable({ lead: 'Level', name: 'Event', spark: 'Last 5 minutes', rate: 'Per second', total: 'Total' }, body);
  }

  // Shows the events that fit; gives how many do.
  filter(fits) {
    let shown = 0;
    for (const row of this.rows) {
      const fit = fits(row.event);
      row.hide(!fit);
      shown += fit ? 1 : 0;
    }
    this.hideEmpty();
    return shown;
  }

  hideEmpty() {
    for (const section of this.sections) {
      const all = section.rows.length;
      const shown = section.rows.reduce((sum, row) => sum + (row.isHidden ? 0 : 1), 0);
      section.node.hidden = this.order !== '' || shown === 0;
      setText(section.count, `${shown === all ? '' : `${shown} of `}${all} ${all === 1 ? 'event' : 'events'}`);
    }
    this.flat.hidden = this.order === '';
  }

  sort(order) {
    const wasFlat = this.order !== '';
    this.order = order;
    if (order === '') {
      if (wasFlat) {
        this.sections.forEach(section => section.rows.forEach(row => row.appendTo(section.body)));
      }
      this.hideEmpty();
      return;
    }
    const by = {
      rate: row => -rateOf(row.metric),
      total: row => -(row.metric?.value || 0),
      name: () => 0,
    }[order];
    const ordered = this.rows.map(row => [by(row), row]).sort((a, b) => a[0] - b[0] || (order === 'name' ? a[1].event.name.localeCompare(b[1].event.name) : a[1].event.number - b[1].event.number));
    if (!ordered.every(([, row], i) => this.shownOrder?.[i] === row) || !wasFlat) {
      this.shownOrder = ordered.map(([, row]) => row);
      this.shownOrder.forEach(row => row.appendTo(this.flatBody));
    }
    this.hideEmpty();
  }

  drawStep() {
    for (const section of this.sections) {
      const rate = section.rows.reduce((all, row) => all + rateOf(row.metric), 0);
      setText(section.sum, rate > 0 ? `${formatRate(rate)} / s` : '');
    }
    const isBusy = this.flatBody.contains(document.activeElement);
    if (this.order !== '' && this.order !== 'name' && !isBusy) {
      this.sort(this.order);
    }
  }
}
