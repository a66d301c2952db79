// The pane's width: 350 px as Excel opens it, dragged at its edge or moved with the arrow keys.

const START = 350;
const NARROWEST = 320;
const STEP = 16;

/** Makes the edge move the pane's width. The pane sits at the right, so left is wider. */
export function makeResizable(pane: HTMLElement, edge: HTMLElement): void {
  let width = START;
  const resize = (wanted: number): void => {
    width = Math.round(Math.max(NARROWEST, Math.min(wanted, widest())));
    pane.style.width = `${width}px`;
    edge.setAttribute('aria-valuenow', String(width));
    edge.setAttribute('aria-valuemin', String(NARROWEST));
    edge.setAttribute('aria-valuemax', String(widest()));
  };
  resize(START);
  edge.addEventListener('keydown', (event) => {
    const wanted = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: widest(), End: NARROWEST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  });
  edge.addEventListener('pointerdown', (event) => {
    edge.setPointerCapture(event.pointerId);
    document.body.classList.add('resizing');
  });
  edge.addEventListener('pointermove', (event) => {
    if (edge.hasPointerCapture(event.pointerId)) resize(document.documentElement.clientWidth - event.clientX);
  });
  edge.addEventListener('lostpointercapture', () => document.body.classList.remove('resizing'));
}

const widest = (): number => Math.max(NARROWEST, Math.floor(window.innerWidth * 0.6));
