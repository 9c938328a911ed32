// A heading with a table of events below it.
class EventGroup {
  constructor(id, title, subtitle = null) {
    this.rows = [];
    this.body = element('tbody');
    this.sum = element('span', { class: 'sum' });
    this.count = element('span', { class: 'quiet' });
    this.note = element('p', { class: 'quiet group-note', hidden: true });
    this.table = rowTable({ lead: 'Level', name: 'Event', spark: 'Last 5 minutes', rate: 'Per second', total: 'Total' }, this.body);
    this.node = element('section', { class: 'family', 'aria-labelledby': id },
      element('h2', { id }, title, subtitle ? element('span', { class: 'quiet' }, subtitle) : null, this.count, this.sum), this.note, this.table);
  }

  // Rows move here from other tables.
  setRows(rows, isForced) {
    if (isForced || rows.length !== this.rows.length || rows.some((row, i) => this.rows[i] !== row)) {
      rows.forEach(row => row.appendTo(this.body));
      this.node.style.containIntrinsicSize = `auto ${44 + rows.length * 28}px`;
    }
    this.rows = rows;
  }

  // Shows how many rows match the filter, or a note when none does.
  drawCount(note = '') {
    const all = this.rows.length;
    const shown = this.rows.reduce((sum, row) => sum + (row.isHidden ? 0 : 1), 0);
    this.node.hidden = shown === 0 && note === '';
    this.table.hidden = shown === 0;
    this.note.hidden = note === '';
    setText(this.note, note);
    setText(this.count, all === 0 ? '' : `${shown === all ? '' : `${shown} of `}${all} ${all === 1 ? 'event' : 'events'}`);
  }

  drawSum() {
    const rate = this.rows.reduce((all, row) => all + rateOf(row.metric), 0);
    setText(this.sum, rate > 0 ? `${formatRate(rate)} / s` : '');
  }
}
