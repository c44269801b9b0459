// What the browser tests ask an open notebook of JupyterLab. Evaluated in the page; defines `diptych`.
window.diptych = (() => {
  const FAILURE = '[data-mime-type$="jupyter.error"], [data-mime-type$="jupyter.stderr"]';
  const all = (selector, root) => [...(root ?? document).querySelectorAll(selector)];
  const notebook = () => document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook');
  const cells = () => all('.jp-Cell', notebook());
  const prompt = cell => cell.querySelector('.jp-InputPrompt')?.textContent ?? '';
  const where = element => `cell ${cells().indexOf(element.closest('.jp-Cell')) + 1}`;

  const hash = text => {
    let value = 0;
    for (let i = 0; i < text.length; i++) value = (value * 31 + text.charCodeAt(i)) | 0;
    return value;
  };

  // One look of a cell's outputs: the texts and the pictures' bytes.
  const look = cell => hash(all('.jp-OutputArea-output', cell)
    .map(output => output.textContent + all('img', output).map(image => image.src).join()).join());

  const isShown = element => element.getClientRects().length > 0 && element.checkVisibility({checkVisibilityCSS: true});

  // Whether two pixels of a picture differ.
  const hasContent = image => {
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const paint = canvas.getContext('2d', {willReadFrequently: true});
    paint.drawImage(image, 0, 0);
    const pixels = new Uint32Array(paint.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return pixels.some(pixel => pixel !== pixels[0]);
  };

  const pictureProblem = image => {
    if (!image.complete || image.naturalWidth === 0) return 'a picture that does not load';
    if (!isShown(image)) return 'a picture that is not visible';
    const frame = image.closest('.jp-OutputArea-output').getBoundingClientRect();
    if (image.getBoundingClientRect().right > frame.right + 1) return 'a picture that is cut off at the right';
    return hasContent(image) ? null : 'a blank picture';
  };

  // Colours, as the browser computes them: [red, green, blue, opacity].
  const rgba = colour => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return parts.length === 3 ? [...parts, 1] : parts;
  };

  const over = (front, back) => [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3]));

  const background = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };

  const luminance = colour => {
    const [r, g, b] = colour.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  // The contrast of a text as WCAG 2 defines it: from 1 (invisible) to 21 (black on white).
  const contrast = element => {
    const behind = background(element);
    const text = over(rgba(getComputedStyle(element).color), behind);
    const [dark, light] = [luminance(text), luminance(behind)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const ownText = element => [...element.childNodes]
    .filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.textContent.trim()).join(' ').trim();

  let seen = new Map();
  let firstPicture = null;

  return {
    isIdle: () => document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook-ExecutionIndicator')
      ?.dataset.status === 'idle' && !cells().some(cell => prompt(cell).includes('*')),

    cellCount: () => notebook() ? cells().length : 0,

    // Whether a cell of this number, from 1, is running: the first of those that wait for the kernel.
    running: () => cells().findIndex(cell => prompt(cell).includes('*')) + 1,

    // From now on, counts the looks of every running cell, and the seconds to the first picture.
    watch: () => {
      const begin = performance.now();
      seen = new Map();
      firstPicture = null;
      const ran = new Set(cells().filter(cell => cell.querySelector('.jp-OutputArea img')));
      setInterval(() => {
        const index = cells().findIndex(cell => prompt(cell).includes('*'));
        const cell = cells()[index];
        if (cell) {
          if (!seen.has(index + 1)) seen.set(index + 1, new Set());
          seen.get(index + 1).add(look(cell));
          ran.delete(cell);
        }
        const done = cells().slice(0, index < 0 ? undefined : index + 1);
        if (firstPicture === null && done.some(c => !ran.has(c) && all('.jp-OutputArea img', c).some(isShown))) {
          firstPicture = (performance.now() - begin) / 1000;
        }
      }, 150);
    },

    firstPicture: () => firstPicture,

    // How many looks each running cell had, by its number.
    looks: () => Object.fromEntries([...seen].map(([number, looks]) => [number, looks.size])),

    text: number => all('.jp-OutputArea-output', cells()[number - 1]).map(o => o.textContent).join('\n'),

    errors: () => all(FAILURE, notebook()).map(output => `${where(output)}: ${output.textContent.trim().slice(0, 300)}`),

    pictureCount: () => all('.jp-OutputArea img', notebook()).length,

    pictureProblems: () => all('.jp-OutputArea img', notebook())
      .flatMap(image => (problem => problem ? [`${where(image)}: ${problem}`] : [])(pictureProblem(image))),

    // Texts of outputs and prose that hardly differ from what is behind them.
    unreadable: () => all('.jp-OutputArea-output *, .jp-OutputArea-output, .jp-MarkdownOutput *', notebook())
      .filter(element => ownText(element) && isShown(element) && contrast(element) < 3)
      .filter(element => !element.closest(FAILURE)) // these have JupyterLab's own colours
      .map(element => `${where(element)}: '${ownText(element).slice(0, 40)}' has a contrast of ${contrast(element).toFixed(1)}`),

    // Outputs that are wider than the page gives room for.
    cutOff: () => all('.jp-OutputArea-output', notebook())
      .filter(output => output.scrollWidth > output.clientWidth + 1)
      .map(output => `${where(output)}: ${output.scrollWidth} pixels wide, of which ${output.clientWidth} are shown`),

    badFormulas: () => all('mjx-merror, .MathJax_Error, .katex-error', notebook())
      .map(formula => `${where(formula)}: ${formula.textContent.slice(0, 80)}`),

    // Stars of bold text that Markdown did not take for such, as it happens beside formulas in Chinese.
    rawStars: () => all('.jp-MarkdownOutput *', notebook())
      .filter(element => !element.closest('code') && ownText(element).includes('**'))
      .map(element => `${where(element)}: '${ownText(element).slice(0, 60)}' shows stars`),

    formulaCount: () => all('mjx-container, .MathJax, .katex', notebook()).length,

    // The numbers of the cells whose code is collapsed, with a bar to open it in its place.
    collapsed: () => cells().flatMap((cell, index) => {
      const editor = cell.querySelector('.jp-InputArea-editor');
      const bar = cell.querySelector('.jp-InputPlaceholder');
      return bar && isShown(bar) && !(editor && isShown(editor)) ? [index + 1] : [];
    }),

    players: () => all('.jp-OutputArea audio', notebook())
      .filter(audio => isShown(audio) && audio.controls).map(audio => audio.duration),

    toTop: () => all('*', notebook().parentElement).filter(e => e.scrollTop > 0).forEach(e => { e.scrollTop = 0; }),

    // The height that shows the whole notebook, and how much of it is shown.
    height: () => [notebook().scrollHeight, notebook().clientHeight],
  };
})();
