const model = new Model(JSON.parse(byId('description').textContent));

// The page's own path, including any prefix that the application or a proxy adds.
const base = location.origin + location.pathname.replace(/\/+$/, '');
const reader = new SeriesReader(`${base}/series`);
const inView = new RowsInView();
const eventList = new EventList(model, reader, inView);
const metricList = new MetricList(model, reader, inView);
const logList = new LogList(model);
const exportList = new ExportList(model);
const summary = new Summary(model);

startTheme();
const tabs = new Tabs(() => {
  filter.write();
  applyFilter();
  stream.wantRecords(document.body.dataset.tab === 'logs');
}, () => filter.clear(), () => {
  filter.read();
  eventList.sort(filter.order.value);
  applyFilter();
  stream.wantRecords(document.body.dataset.tab === 'logs');
});
const filter = new Filter(model, () => {
  eventList.sort(filter.order.value);
  applyFilter();
});

function applyFilter() {
  const events = eventList.filter(filter.fitsEvent);
  const metrics = metricList.filter(filter.fitsMetric);
  const records = logList.filter(filter.fitsRecord);
  const [shown, all, what] = {
    metrics: [metrics, model.declared.length, 'metrics'],
    logs: [records, logList.records.length, 'records'],
    export: [0, 0, ''],
  }[document.body.dataset.tab] ?? [events, model.events.length, 'events'];
  setText(byId('events-count'), events === model.events.length ? formatNumber(events) : `${formatNumber(events)} of ${formatNumber(model.events.length)}`);
  setText(byId('metrics-count'), metrics === model.declared.length ? formatNumber(metrics) : `${formatNumber(metrics)} of ${formatNumber(model.declared.length)}`);
  byId('nothing').hidden = shown > 0 || all === 0;
  byId('clear').hidden = !filter.isSet;
  filter.family.classList.toggle('set', filter.family.value !== '');
  filter.state.classList.toggle('set', filter.state.value !== '');
  clearTimeout(applyFilter.later);
  applyFilter.later = setTimeout(() => setText(byId('found'), filter.isSet && what ? `${shown} of ${all} ${what} shown` : ''), 500);
}

function drawIdentity() {
  const meters = model.catalogues.map(catalogue => catalogue.meter + (catalogue.version ? ` ${catalogue.version}` : '')).join(', ');
  setText(byId('identity-detail'), `${meters} · up ${formatAge((model.time - model.started) / 1000)}`);
}

let drawing = 0;
let isStepDue = false;

// Several messages can arrive before the next frame.
function changed(isStep) {
  isStepDue ||= isStep;
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    if (isStepDue) {
      isStepDue = false;
      summary.draw();
      eventList.drawStep();
      if (filter.state.value) {
        applyFilter();
      }
    }
    summary.drawExports();
    exportList.draw();
    inView.draw();
    drawIdentity();
    reader.refresh();
  });
}

eventList.sort(filter.order.value);
applyFilter();
const stream = new LiveStream(`${base}/stream`, document.querySelector('meta[name="page"]').content, model, new Freshness(), changed, message => {
  logList.take(message);
  byId('nothing').hidden = document.body.dataset.tab !== 'logs' || logList.records.some(record => !record.node.hidden);
});
stream.wantRecords(document.body.dataset.tab === 'logs');
tabs.follow();
byId('pause').addEventListener('click', event => {
  const isPaused = !stream.isPaused;
  event.target.setAttribute('aria-pressed', String(isPaused));
  stream.pause(isPaused);
});
