const svgNamespace = 'http://www.w3.org/2000/svg';

// Creates an element. Text is always text: nothing on this page is parsed as markup.
function element(name, properties, ...children) {
  return fill(document.createElement(name), properties, children);
}

function svgElement(name, properties, ...children) {
  return fill(document.createElementNS(svgNamespace, name), properties, children);
}

function fill(made, properties, children) {
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

// Writing the same text again would cause a layout.
function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

function setFlag(node, name, on) {
  if (node.hasAttribute(name) !== on) {
    node.toggleAttribute(name, on);
  }
}
