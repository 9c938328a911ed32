// By importance on call: errors and warnings of the last minutes, then the busiest events, then the rest.
class Relevance {
  constructor(model) {
    this.model = model;
    this.alarming = new EventGroup('events-alarming', 'Errors and warnings in the last 5 min');
    this.busy = new EventGroup('events-busy', 'Busiest in the last 5 min');
    this.rest = new EventGroup('events-rest', 'Idle in the last 5 min');
    this.groups = [this.alarming, this.busy, this.rest];
  }

  arrange(rows, isForced) {
    const recent = new Map(rows.map(row => [row, row.event.off ? 0 : recentSum(row.metric, this.model.step)]));
    const severity = row => ['error', 'warn'].indexOf(row.event.level);
    const active = rows.filter(row => recent.get(row) > 0);
    const most = (a, b) => recent.get(b) - recent.get(a) || a.event.number - b.event.number;
    this.alarming.setRows(active.filter(row => severity(row) >= 0).sort((a, b) => severity(a) - severity(b) || most(a, b)), isForced);
    this.busy.setRows(active.filter(row => severity(row) < 0).sort(most), isForced);
    this.rest.setRows(rows.filter(row => !(recent.get(row) > 0)), isForced);
  }

  // Without data, make no statement.
  noteOf(group) {
    if (group !== this.alarming || this.model.time === 0 || group.rows.length > 0) {
      return '';
    }
    const off = this.model.events.filter(event => event.off && ['error', 'warn'].includes(event.level)).length;
    return `None.${off > 0 ? ` ${formatNumber(off)} events of these levels are disabled.` : ''}`;
  }
}
