const exportStates = {
  'off': ['Disabled', 'Disabled'],
  'waiting': ['Waiting', 'Waiting for the first export'],
  'succeeding': ['OK', 'Exports accepted'],
  'rejecting': ['Rejecting', 'Exports partly rejected by the collector'],
  'failing': ['Failing', 'Exports failing'],
  'not-served': ['Not served', 'Enabled, but no endpoint mapped'],
};

// The state of all exporters and the configuration, for the summary and the tab.
function exportHealth({ exporters, configuration }) {
  const unhealthy = exporters.filter(exporter => exporter.unhealthy);
  const problems = unhealthy.length + (configuration.rejectedReason ? 1 : 0);
  if (problems > 1) {
    return { problems, text: `${problems} problems` };
  }
  const on = exporters.filter(exporter => exporter.state !== 'off');
  const text = unhealthy.length ? exportStates[unhealthy[0].state][0]
    : problems ? 'Config rejected'
    : on.length === 0 ? 'Disabled'
    : on.some(exporter => exporter.state === 'succeeding') ? 'OK' : 'Waiting';
  return { problems, text };
}

// One exporter, or the configuration: its state and age, figures, and possibly long texts.
class ExportCard {
  constructor(model, title) {
    this.model = model;
    this.pill = element('span', { class: 'pill' });
    this.target = new LongText(120);
    this.since = element('p', { class: 'quiet' });
    this.figures = element('dl', { class: 'facts' });
    this.messages = element('div');
    this.shown = new Map();
    this.node = element('article', { class: 'export' }, element('h3', null, this.pill, ' ', element('code', null, title)), element('p', { class: 'target' }, this.target.node), this.since, this.figures, this.messages);
  }

  drawState(kind, text, explanation, since) {
    this.node.dataset.kind = kind;
    setText(this.pill, text);
    this.explanation = explanation;
    this.begun = since ?? 0;
    this.drawAge();
  }

  // Relative to the newest data, so it stops when the data does.
  drawAge() {
    const age = (this.model.time - this.begun) / 1000;
    setText(this.since, this.begun ? `${this.explanation} since ${formatMoment(this.begun)}${age >= 60 ? ` (${formatAge(age)})` : ''}` : this.explanation);
  }

  drawFigures(figures) {
    this.figures.replaceChildren(...figures.map(([term, text, isBad]) => element('div', { class: isBad ? 'bad' : null }, element('dt', null, term), element('dd', null, text))));
  }

  // The text stays expanded when it is replaced.
  drawMessage(key, kind, lead, text) {
    let message = this.shown.get(key);
    if (!message) {
      message = { lead: element('span', { class: 'quiet' }), text: new LongText(200) };
      message.node = element('p', null, message.lead, ' ', message.text.node);
      this.shown.set(key, message);
      this.messages.append(message.node);
    }
    message.node.className = `export-message ${kind}`;
    message.node.hidden = !text;
    setText(message.lead, lead);
    message.text.set(text ?? '');
  }
}

class ExportList {
  constructor(model) {
    this.model = model;
    this.cards = new Map();
    this.nothing = element('div', { class: 'export-nothing', hidden: true },
      element('p', null, 'No exporter is enabled. Enable one in the operator’s file and restart the process:'),
      element('pre', null, '[metrics.prometheus]\nenable = true\n\n[metrics.open-telemetry]\ntransport = "grpc"\nendpoint = "http://localhost:4317"'));
    this.exporters = element('div', { class: 'exports' });
    this.configuration = new ExportCard(model, 'Configuration');
    byId('export-panel').append(this.nothing, this.exporters, this.configuration.node);
  }

  draw() {
    const { exports } = this.model;
    if (this.drawn === exports) {
      this.cards.forEach(card => card.drawAge());
      this.configuration.drawAge();
      return;
    }
    this.drawn = exports;
    const { exporters, configuration } = exports;
    const { problems } = exportHealth(exports);
    const badge = byId('export-problems');
    badge.hidden = problems === 0;
    badge.replaceChildren(String(problems), element('span', { class: 'unseen' }, problems === 1 ? ' problem' : ' problems'));
    this.nothing.hidden = exporters.some(exporter => exporter.state !== 'off');
    // A restarted process may have different exporters.
    for (const [table, card] of this.cards) {
      if (!exporters.some(exporter => exporter.table === table)) {
        card.node.remove();
        this.cards.delete(table);
      }
    }
    exporters.forEach(exporter => this.drawExporter(exporter));
    this.drawConfiguration(configuration);
  }

  drawExporter(exporter) {
    let card = this.cards.get(exporter.table);
    if (!card) {
      this.cards.set(exporter.table, card = new ExportCard(this.model, exporter.table));
      this.exporters.append(card.node);
    }
    const [text, explanation] = exportStates[exporter.state];
    card.drawState(exporter.unhealthy ? 'bad' : exporter.state === 'succeeding' ? 'good' : 'idle', text, explanation, exporter.since);
    card.target.set(exporter.target ?? '');
    const isScrape = exporter.table.endsWith('.prometheus');
    const items = exporter.table.startsWith('logs.') ? 'Records' : 'Points';
    const count = (term, value, isBad) => [term, formatNumber(value ?? 0), isBad && value > 0];
    card.drawFigures([
      ['Last success', exporter.lastSuccess ? formatMoment(exporter.lastSuccess) : 'none yet'],
      count(isScrape ? 'Scrapes' : 'Accepted exports', exporter.successes),
      count(isScrape ? 'Failed scrapes' : 'Failed exports', exporter.failures, exporter.unhealthy),
      ...(isScrape ? [] : [count(`${items} rejected`, exporter.rejected, exporter.unhealthy), count(`${items} in failed exports`, exporter.lost, exporter.unhealthy)]),
    ]);
    card.drawMessage('error', exporter.unhealthy ? 'bad' : 'past', exporter.lastErrorTime ? `Last error ${formatMoment(exporter.lastErrorTime)}:` : '', exporter.lastError);
  }

  drawConfiguration(configuration) {
    const card = this.configuration;
    const isRejected = Boolean(configuration.rejectedReason);
    card.drawState(isRejected ? 'bad' : configuration.waiting ? 'warn' : 'good', isRejected ? 'Rejected' : configuration.waiting ? 'Restart needed' : 'OK', 'In effect', configuration.since);
    card.drawMessage('rejected', 'bad', `A newer configuration was rejected (${formatMoment(configuration.rejectedTime ?? 0)}); the previous one remains in effect:`, configuration.rejectedReason);
    card.drawMessage('waiting', 'warn', 'Changes that take effect after a restart:', configuration.waiting);
  }
}
