/**
 * In somebody else's frame: the colour that was chosen, and where the page around speaks WordPress's protocol for
 * embedded posts, its messages: how high the content is, and which link was followed (a frame in a sandbox can do neither).
 */

const search = document.querySelector("wci-search");
if (search.dataset.accent) search.style.setProperty("--wci-accent", search.dataset.accent);

const secret = /secret=(\w+)/.exec(location.hash)?.[1];
const tell = (message, value) => parent.postMessage({ message, value, secret }, "*");

if (secret) {
  new ResizeObserver(() => tell("height", Math.ceil(document.documentElement.scrollHeight))).observe(document.body);
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    tell("link", link.href);
  });
}
