// All events: by importance, one table per family, or one table in another order.
class EventList {
  constructor(model, reader, inView) {
    this.model = model;
    this.order = null;
    this.node = byId('events-panel');
    this.rows = model.events.map(event => new EventRow(model, reader, event));
    this.families = [...model.families.values()].map(family => this.familyGroup(family));
    this.relevance = new Relevance(model);
    this.flat = new EventGroup('events-in-order', 'Events in order');
    this.views = {
      '': this.relevance.groups,
      'family': this.families.map(family => family.group),
      'rate': [this.flat],
      'total': [this.flat],
      'name': [this.flat],
    };
    this.groups = [];
    this.node.append(...new Set(Object.values(this.views).flat().map(group => group.node)));
    this.rows.forEach(row => inView.watch(row));
    this.node.addEventListener('click', event => {
      const row = event.target.closest('tr.row')?.row;
      if (row && !event.target.closest('button, a') && String(getSelection()) === '') {
        row.toggle();
      }
    });
  }

  familyGroup(family) {
    const several = this.model.catalogues.length > 1;
    const id = `family-${this.model.catalogues.indexOf(family.catalogue)}-${family.name}`;
    return { group: new EventGroup(id, family.name, several ? family.catalogue.meter : null), rows: family.events.map(event => this.rows[event.number]) };
  }

  // Shows the events that match the filter, and returns their number.
  filter(fits) {
    let shown = 0;
    for (const row of this.rows) {
      const fit = fits(row.event);
      row.hide(!fit);
      shown += fit ? 1 : 0;
    }
    this.drawCounts();
    return shown;
  }

  drawCounts() {
    this.groups.forEach(group => group.drawCount(this.relevance.noteOf(group)));
  }

  sort(order) {
    const groups = this.views[order];
    const isOther = groups !== this.groups && groups[0] !== this.groups[0];
    if (isOther) {
      this.groups.forEach(group => { group.node.hidden = true; });
      new Set(Object.values(this.views).flat()).forEach(group => { group.node.hidden = !groups.includes(group); });
    }
    this.order = order;
    this.groups = groups;
    this.arrange(isOther);
    this.drawCounts();
  }

  arrange(isForced) {
    if (this.order === '') {
      this.relevance.arrange(this.rows, isForced);
    } else if (this.order === 'family') {
      this.families.forEach(({ group, rows }) => group.setRows(rows, isForced));
    } else {
      this.flat.setRows(this.inOrder(), isForced);
    }
  }

  inOrder() {
    const by = {
      rate: row => -rateOf(row.metric),
      total: row => -(row.metric?.value || 0),
      name: () => 0,
    }[this.order];
    return this.rows.map(row => [by(row), row])
      .sort((a, b) => a[0] - b[0] || (this.order === 'name' ? a[1].event.name.localeCompare(b[1].event.name) : a[1].event.number - b[1].event.number))
      .map(([, row]) => row);
  }

  drawStep() {
    // A row with the focus keeps its position.
    if (!this.groups.some(group => group.body.contains(document.activeElement))) {
      this.arrange(false);
      this.drawCounts();
    }
    this.groups.forEach(group => group.drawSum());
  }
}
