let nextDetail = 0;

// An expandable table row. Its cells are drawn only while it is in view.
class Row {
  constructor(model, reader, metric, lead, nameParts, description, hasRate = true) {
    this.model = model;
    this.reader = reader;
    this.metric = metric;
    this.detail = null;
    this.isInView = false;
    this.isHidden = false;
    const [prefix, name] = nameParts;
    const isLong = prefix.length + name.length > 90;
    this.button = element('button', { type: 'button', class: isLong ? 'unfold long-name' : 'unfold', 'aria-expanded': 'false', title: isLong ? prefix + name : null }, element('span', { class: 'prefix' }, prefix), name);
    this.off = element('span', { class: 'off', hidden: true }, 'disabled');
    this.spark = null;
    this.sparkCell = element('td');
    this.rate = element('td', { class: 'number rate' });
    this.total = element('td', { class: 'number' });
    this.node = element('tr', { class: 'row' },
      lead,
      element('th', { scope: 'row' }, element('div', { class: 'what' }, element('div', null, this.button), element('p', null, longText(240, description)))),
      this.sparkCell, hasRate ? this.rate : null, this.total);
    this.node.row = this;
    this.button.addEventListener('click', () => this.toggle());
  }

  toggle(open = this.detail === null) {
    this.button.setAttribute('aria-expanded', String(open));
    setFlag(this.node, 'data-open', open);
    if (open && !this.detail) {
      const id = `detail-${nextDetail++}`;
      this.series = element('div', { class: 'inside' });
      this.detail = element('tr', { class: 'detail', id }, element('td', { colspan: String(this.node.cells.length) }, this.facts(), this.series));
      this.button.setAttribute('aria-controls', id);
      this.node.after(this.detail);
      if (this.metric) {
        this.reader.add(this.metric, message => this.series.replaceChildren(seriesTable(this.metric, message)));
      }
    } else if (!open && this.detail) {
      this.detail.remove();
      this.detail = null;
      this.button.removeAttribute('aria-controls');
      if (this.metric) {
        this.reader.remove(this.metric);
      }
    }
  }

  hide(hidden) {
    if (this.isHidden !== hidden) {
      this.isHidden = hidden;
      this.node.hidden = hidden;
      if (this.detail) {
        this.detail.hidden = hidden;
      }
    }
  }

  // Moves the row and its expanded details to the end of a body.
  appendTo(body) {
    body.append(this.node);
    if (this.detail) {
      body.append(this.detail);
    }
  }

  drawSpark() {
    if (!this.spark && this.metric.points) {
      this.spark = new Sparkline(this.model.capacity, this.metric.isLevel);
      this.sparkCell.append(this.spark.node);
    }
    this.spark?.draw(this.metric.points);
  }

  drawFacts(facts) {
    return element('dl', { class: 'facts' }, ...facts.filter(fact => fact[1]).map(([term, ...what]) => element('div', null, element('dt', null, term), element('dd', null, ...what))));
  }
}

// Draws rows that come into view, and rows in view after a change.
class RowsInView {
  constructor() {
    this.rows = new Set();
    this.observer = new IntersectionObserver(entries => entries.forEach(entry => {
      const row = entry.target.row;
      if (entry.isIntersecting) {
        this.rows.add(row);
        row.draw();
      } else {
        this.rows.delete(row);
      }
    }), { rootMargin: '200px' });
  }

  watch(row) {
    this.observer.observe(row.node);
  }

  draw() {
    this.rows.forEach(row => row.draw());
  }
}

// Headings by column name.
function rowTable(headings, body) {
  return element('table', { class: 'rows' },
    element('colgroup', null, ...Object.keys(headings).map(column => element('col', { class: `${column}-column` }))),
    element('thead', null, element('tr', null, ...Object.entries(headings).map(([column, heading]) => element('th', { scope: 'col', class: column === 'rate' ? 'rate' : null }, heading)))),
    body);
}
