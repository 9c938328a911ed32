// A button is not worth hiding a few characters.
function isLongText(limit, text) {
  return text.length > limit * 1.2;
}

// A possibly long text, truncated until it is expanded. The title, screen readers and copies have the full text.
class LongText {
  constructor(limit, text = '') {
    this.limit = limit;
    this.start = element('span');
    this.rest = element('span', { class: 'rest' });
    this.button = element('button', { type: 'button', class: 'show-all', 'aria-expanded': 'false', hidden: true }, 'Show all');
    this.node = element('span', { class: 'long' }, this.start, this.rest, ' ', this.button);
    this.button.addEventListener('click', event => {
      event.stopPropagation();
      this.open(!this.isOpen);
    });
    this.set(text);
  }

  get isOpen() {
    return this.node.hasAttribute('data-open');
  }

  open(isOpen) {
    setFlag(this.node, 'data-open', isOpen);
    this.button.setAttribute('aria-expanded', String(isOpen));
    setText(this.button, isOpen ? 'Show less' : 'Show all');
  }

  set(text) {
    if (this.text === text) {
      return;
    }
    this.text = text;
    const isLong = isLongText(this.limit, text);
    // Surrogate pairs stay together.
    const end = isLong ? this.limit - (/[\uD800-\uDBFF]/.test(text[this.limit - 1]) ? 1 : 0) : text.length;
    setText(this.start, text.slice(0, end));
    setText(this.rest, text.slice(end));
    setFlag(this.node, 'data-long', isLong);
    this.button.hidden = !isLong;
    if (isLong) {
      this.node.title = text.slice(0, 2000);
    } else {
      this.node.removeAttribute('title');
    }
  }
}

// A text that does not change; a short one needs no wrapper.
function longText(limit, text) {
  return isLongText(limit, text) ? new LongText(limit, text).node : text;
}
