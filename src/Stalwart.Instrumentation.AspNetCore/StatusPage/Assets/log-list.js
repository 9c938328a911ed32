const maxRecords = 1000;

// The last log records, newest first. The server sends only new records.
class LogList {
  constructor(model) {
    this.model = model;
    this.records = [];
    this.last = 0;
    this.started = 0;
    this.fits = () => true;
    this.body = element('tbody');
    this.note = element('p', { class: 'quiet log-note' }, 'Waiting for events. This list shows up to 1,000 events per second, of every level, except those that [logs] disables.');
    this.table = element('table', { class: 'rows log', hidden: true },
      element('thead', null, element('tr', null, ...['Level', 'Time', 'Event', 'Message'].map(heading => element('th', { scope: 'col' }, heading)))),
      this.body);
    byId('logs-panel').append(this.note, this.table);
  }

  take(message) {
    if (this.started !== this.model.started) {
      // Another process, whose numbers start again.
      if (this.records.length > 0) {
        this.body.prepend(element('tr', { class: 'restart' }, element('td', { colspan: '4' }, `Below: records from before the restart at ${formatMoment(this.model.started)}`)));
      }
      this.started = this.model.started;
      this.last = 0;
    }
    const fresh = message.records.filter(record => record.number > this.last).map(record => this.row(record));
    if (fresh.length === 0) {
      return;
    }
    this.last = fresh[fresh.length - 1].number;
    this.records.push(...fresh);
    this.records.splice(0, this.records.length - maxRecords).forEach(record => record.node.remove());
    while (this.body.lastElementChild?.classList.contains('restart')) {
      this.body.lastElementChild.remove();
    }
    this.body.prepend(...fresh.slice(-maxRecords).reverse().map(record => record.node));
    this.table.hidden = false;
    this.note.hidden = !message.leftOut;
    setText(this.note, `${formatNumber(message.leftOut ?? 0)} records are not shown, as there were more than 1,000 per second.`);
  }

  row(record) {
    const event = this.model.events[record.event ?? 0];
    const times = record.times ? ` ×${formatNumber(record.times)}` : '';
    const node = element('tr', { 'data-level': record.level, 'data-event': event.name },
      element('td', { class: 'level' }, record.level),
      element('td', { class: 'time' }, formatClock(record.time)),
      element('td', { class: 'name' }, longText(90, event.name), times),
      element('td', { class: 'message' }, longText(300, record.message),
        record.error ? element('p', { class: 'error' }, longText(300, record.error)) : null,
        record.trace ? element('p', { class: 'quiet' }, `trace ${record.trace}`) : null));
    const shown = { number: record.number, level: record.level, event, node, lowered: `${event.name} ${record.message} ${record.error ?? ''} ${record.trace ?? ''}`.toLowerCase() };
    node.hidden = !this.fits(shown);
    return shown;
  }

  // Shows the records that match the filter, and returns their number.
  filter(fits) {
    this.fits = fits;
    let shown = 0;
    for (const record of this.records) {
      const fit = fits(record);
      record.node.hidden = !fit;
      shown += fit ? 1 : 0;
    }
    return shown;
  }
}
