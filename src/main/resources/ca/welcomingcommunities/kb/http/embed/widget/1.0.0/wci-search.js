/**
 * <wci-search>: search of the knowledge base of the Welcoming Communities Initiative on any web page. It wraps a plain
 * form, which works where scripts do not. The README of the knowledge base lists its attributes, events and properties.
 * Text of the server becomes text nodes and nothing else. No cookies, no globals.
 */

const FACETS = { results: "cluster,theme,region,type,language", speakers: "cluster,theme,region,language" };
const VALUES_SHOWN = 8;
const PASSAGES_SHOWN = 2;
const TYPING = 150;
const SPOKEN = 700;
const SLOW = 2500;
const LOST = 20000;

const words = {
  en: {
    label: "Search plans, reports and practices", speakersLabel: "Search for speakers", newLabel: "What’s new",
    search: "Search", suggestions: "Suggestions", filters: "Filters", remove: "Remove filter", clear: "Remove all filters",
    results: { one: "# result", other: "# results" }, found: "{n} for “{q}”", none: "Nothing found for “{q}”",
    people: { one: "# person could speak about this", other: "# people could speak about this" },
    suggested: { zero: "No suggestions", one: "# suggestion; use the down arrow", other: "# suggestions; use the down arrow" },
    more: { one: "# more match in this document", other: "# more matches in this document" },
    page: "Page {n} of {of}", at: "page {n}", previous: "Previous", next: "Next", pages: "Pages of results",
    mean: "Did you mean", also: "Also searched: {t}", tryThese: "Search instead for", busy: "Searching…",
    full: "Open in the full search", allNew: "Everything that is new", nothingNew: "Nothing is new.",
    slow: "The search is slow to answer. You can wait, or", failed: "The search cannot be reached right now.", retry: "Try again",
    speaker: "speaker", document: "document", term: "subject",
  },
  fr: {
    label: "Chercher dans les plans, les rapports et les pratiques", speakersLabel: "Chercher des conférencières et conférenciers", newLabel: "Nouveautés",
    search: "Chercher", suggestions: "Suggestions", filters: "Filtres", remove: "Retirer le filtre", clear: "Retirer tous les filtres",
    results: { one: "# résultat", other: "# résultats" }, found: "{n} pour «\u00a0{q}\u00a0»", none: "Rien trouvé pour «\u00a0{q}\u00a0»",
    people: { one: "# personne pourrait en parler", other: "# personnes pourraient en parler" },
    suggested: { zero: "Aucune suggestion", one: "# suggestion\u00a0; utilisez la flèche vers le bas", other: "# suggestions\u00a0; utilisez la flèche vers le bas" },
    more: { one: "# autre passage dans ce document", other: "# autres passages dans ce document" },
    page: "Page {n} sur {of}", at: "page {n}", previous: "Précédent", next: "Suivant", pages: "Pages de résultats",
    mean: "Vouliez-vous dire", also: "Aussi cherché\u00a0: {t}", tryThese: "Chercher plutôt", busy: "Recherche en cours…",
    full: "Ouvrir dans la recherche complète", allNew: "Toutes les nouveautés", nothingNew: "Rien de nouveau.",
    slow: "La recherche tarde à répondre. Vous pouvez attendre, ou", failed: "La recherche est injoignable pour le moment.", retry: "Réessayer",
    speaker: "personne", document: "document", term: "sujet",
  },
};

const css = `
:host { display: block; }
:host([hidden]) { display: none; }
:host([theme=light]) { color-scheme: light; }
:host([theme=dark]) { color-scheme: dark; }
.all {
  all: initial; display: block; color-scheme: inherit; box-sizing: border-box;
  font-family: var(--wci-font, inherit); font-size: max(16px, 1em); line-height: 1.5; overflow-wrap: break-word;
  --ink: var(--wci-ink, light-dark(#1d2530, #e6ebeb)); --muted: var(--wci-muted, light-dark(#525d6b, #a9b6b8));
  --bg: var(--wci-surface, light-dark(#fff, #192225)); --soft: var(--wci-soft, light-dark(#e8f1ee, #1b302e));
  --line: var(--wci-line, light-dark(#dbd8cf, #314045)); --field: var(--wci-field, light-dark(#76808c, #82939a));
  --accent: var(--wci-accent, light-dark(#0b5d57, #84d3c7)); --on-accent: var(--wci-on-accent, light-dark(#fff, #06211e));
  --mark: var(--wci-mark, light-dark(#ffe7a3, #4d3b08)); --focus: var(--wci-focus, light-dark(#b3410c, #ffb27a));
  --round: var(--wci-radius, .5em); color: var(--ink); background: var(--bg); padding: var(--wci-padding, .75em); border-radius: var(--round);
}
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul, ol, fieldset { margin: 0; padding: 0; border: 0; list-style: none; }
h2 { font-size: 1.2em; line-height: 1.3; margin: .8em 0 .4em; }
h3 { font-size: 1.05em; line-height: 1.35; }
a { color: var(--accent); text-underline-offset: .18em; }
mark { background: var(--mark); color: inherit; border-radius: 3px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
input, button { font: inherit; color: inherit; min-height: 2.75em; border-radius: var(--round); }
label[for] { display: block; font-weight: 600; margin-bottom: .3em; }
.row { display: flex; gap: .5em; position: relative; }
[role=combobox] { flex: 1; min-width: 0; width: 100%; padding: .4em .7em; background: var(--bg); border: 1px solid var(--field); }
button { padding: .4em 1em; border: 1px solid var(--accent); background: none; color: var(--accent); font-weight: 600; cursor: pointer; }
.go { background: var(--accent); color: var(--on-accent); }
button:hover, a:hover { text-decoration: underline; text-decoration-thickness: 2px; }
[role=listbox] { position: absolute; z-index: 99; top: 100%; inset-inline: 0; margin-top: 3px; background: var(--bg); border: 1px solid var(--field);
  border-radius: var(--round); overflow: hidden auto; max-height: 24em; box-shadow: 0 .4em 1.2em #0003; }
[role=option] { display: flex; justify-content: space-between; align-items: center; gap: 1em; padding: .4em .7em; min-height: 2.75em; cursor: pointer; }
[role=option]:hover { background: var(--soft); }
[role=option][aria-selected=true] { background: var(--accent); color: var(--on-accent); outline: 2px solid transparent; outline-offset: -2px; }
[hidden] { display: none; }
.muted { color: var(--muted); font-size: .92em; }
[aria-selected=true] * { color: inherit; background: none; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
summary { cursor: pointer; font-weight: 600; padding: .6em 0; min-height: 2.75em; }
.facets { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr)); gap: 1em 2em; padding-bottom: .5em; }
legend { font-weight: 600; padding: 0; }
.facets label { display: flex; gap: .6em; align-items: center; min-height: 2.75em; padding: .3em 0; line-height: 1.3; cursor: pointer; }
.facets input { flex: none; width: 1.2em; height: 1.2em; min-height: 0; margin: 0; accent-color: var(--accent); }
.facets .muted { margin-inline-start: auto; }
.chips, .pages, .links { display: flex; flex-wrap: wrap; align-items: center; gap: .5em 1em; margin: .5em 0; }
.hits { margin-top: .5em; }
.hits > li { padding: .9em 0; border-top: 1px solid var(--line); }
.hits ul { margin-top: .5em; }
.hits ul > li { border-inline-start: 3px solid var(--line); padding-inline-start: .8em; margin-bottom: .5em; }
.links a, .at { display: inline-flex; align-items: center; min-height: 1.75em; }
.message { border-inline-start: 4px solid var(--focus); padding: .5em .8em; margin: .75em 0; }
.message > * { margin: .2em .6em .2em 0; }
`;
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** An element with attributes, listeners (`onclick`) and children; null and false are left out. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

const ESCAPED = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const unescaped = (html) => html.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ESCAPED[entity]);

/** Escaped text with <mark> in it, as nodes. Any other tag would be shown as the text it is. */
function marked(html) {
  const nodes = document.createDocumentFragment();
  String(html ?? "").split(/<mark>(.*?)<\/mark>/s).forEach((part, i) => nodes.append(i % 2 ? h("mark", null, unescaped(part)) : unescaped(part)));
  return nodes;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

class WciSearch extends HTMLElement {
  static observedAttributes = ["src", "lang", "label", "mode", "filter", "per-page", "facets", "no-facets", "url-key", "target"];

  #root = this.attachShadow({ mode: "open" });
  /** What is shown: text, page, chosen values by facet. */
  #state = { q: "", page: 1, filters: {} };
  #options = [];
  #active = -1;
  #parts = {};

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    addEventListener("popstate", this.#reread);
    this.#begin();
  }

  disconnectedCallback() {
    removeEventListener("popstate", this.#reread);
    this.#forgetSuggestions();
    this.#request?.abort();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && this.#parts.all && before !== after) this.#begin();
  }

  // What the page's author decided

  get #form() {
    return this.querySelector("form");
  }

  get #server() {
    return new URL(this.getAttribute("src") || this.#form?.getAttribute("action") || import.meta.url, document.baseURI).origin;
  }

  get #lang() {
    const lang = this.closest("[lang]")?.lang || "en";
    return lang.toLowerCase().startsWith("fr") ? "fr" : "en";
  }

  get #mode() {
    const mode = this.getAttribute("mode");
    return ["box", "speakers", "whats-new"].includes(mode) ? mode : "results";
  }

  /** The filters that every search has. */
  get #fixed() {
    const fixed = {};
    for (const [name, value] of new URLSearchParams(this.getAttribute("filter") ?? "")) (fixed[name] ??= []).push(value);
    return fixed;
  }

  /** The facets a visitor may choose from: not those that are fixed, where choosing would mean to widen. */
  get #facets() {
    if (this.hasAttribute("no-facets")) return [];
    const asked = this.getAttribute("facets") || FACETS[this.#mode] || "";
    return asked.split(",").filter((name) => name && !this.#fixed[name]);
  }

  /** What our parameters in the page's address begin with. */
  get #key() {
    const before = [...document.querySelectorAll("wci-search:not([url-key])")].indexOf(this);
    return this.getAttribute("url-key") ?? `wci${before > 0 ? before + 1 : ""}-`;
  }

  get #perPage() {
    return Math.min(100, Math.max(1, Number.parseInt(this.getAttribute("per-page"), 10) || 10));
  }

  // Words

  #say(key, values = {}) {
    return words[this.#lang][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  #number(n) {
    return n.toLocaleString(`${this.#lang}-CA`);
  }

  #count(key, n) {
    const forms = words[this.#lang][key];
    const form = (n === 0 && forms.zero) || forms[new Intl.PluralRules(this.#lang).select(n)] || forms.other;
    return form.replace("#", this.#number(n));
  }

  // Addresses

  #url(path, parameters = []) {
    const url = new URL(path, this.#server);
    for (const [name, value] of parameters) url.searchParams.append(name, value);
    return url;
  }

  /** A link to the server; anything but http is no link. */
  #link(path, attributes, ...children) {
    const url = new URL(path, this.#server);
    if (!/^https?:$/.test(url.protocol)) return h("span", null, ...children);
    return h("a", { href: url.href, target: this.getAttribute("target"), ...attributes }, ...children);
  }

  /** The search as parameters, the fixed filters among them. */
  #parameters({ q, page, filters } = this.#state) {
    const parameters = q ? [["q", q]] : [];
    for (const [name, values] of Object.entries({ ...filters, ...this.#fixed })) for (const value of values) parameters.push([name, value]);
    if (page > 1) parameters.push(["page", page]);
    return parameters;
  }

  /** The same search on our own pages. */
  #fullUrl() {
    const path = { speakers: "speakers", "whats-new": "whats-new" }[this.#mode] ?? "search";
    return this.#url(`/${this.#lang}/${path}`, this.#parameters({ ...this.#state, page: 1 })).href;
  }

  #pageState() {
    const parameters = new URLSearchParams(location.search);
    const filters = {};
    for (const name of this.#facets) {
      const values = parameters.getAll(this.#key + name);
      if (values.length) filters[name] = values;
    }
    const page = Number.parseInt(parameters.get(`${this.#key}page`), 10);
    return { q: parameters.get(`${this.#key}q`) ?? "", page: page > 1 ? page : 1, filters };
  }

  /** The address of this page with another search of ours, everybody else's parameters kept. */
  #pageUrl({ q, page, filters }) {
    const url = new URL(location.href);
    for (const name of ["q", "page", ...this.#facets]) url.searchParams.delete(this.#key + name);
    if (q) url.searchParams.set(`${this.#key}q`, q);
    for (const [name, values] of Object.entries(filters)) for (const value of values) url.searchParams.append(this.#key + name, value);
    if (page > 1) url.searchParams.set(`${this.#key}page`, page);
    return url.href;
  }

  #reread = () => {
    if (!["results", "speakers"].includes(this.#mode)) return;
    const state = this.#pageState();
    if (same(state, this.#state)) return;
    this.#state = state;
    this.#parts.input.value = state.q;
    this.#search();
  };

  /** Goes on to another search, and keeps it in the address. */
  #goTo(change, focus) {
    const state = { ...this.#state, page: 1, ...change };
    const url = this.#pageUrl(state);
    if (url !== location.href) {
      try {
        history.pushState(history.state, "", url);
      } catch {
        // A sandboxed frame has no address of its own to keep it in.
      }
    }
    this.#state = state;
    this.#parts.input.value = state.q;
    this.#search(focus);
  }

  // The frame of it

  #begin() {
    this.#forgetSuggestions();
    this.#request?.abort();
    const mode = this.#mode;
    const plain = this.#form?.querySelector("input[name=q]");
    const hadFocus = plain && document.activeElement === plain;
    const all = h("div", { class: "all", part: "all", lang: this.#lang });
    const output = h("div", { part: "results" });
    const details = h("details", { part: "filters", hidden: true });
    this.#parts = { all, output, details, status: h("p", { class: "vh", role: "status" }) };
    if (mode !== "whats-new") all.append(this.#searchForm(plain));
    all.append(this.#parts.status, details, output);
    this.#root.replaceChildren(all);
    if (mode === "whats-new") return this.#showNews();
    if (hadFocus) this.#parts.input.focus();
    if (mode === "box") return undefined;
    this.#state = this.#pageState();
    if (this.#state.q) this.#parts.input.value = this.#state.q;
    if (mode === "speakers" || this.#state.q || Object.keys(this.#state.filters).length) this.#search();
    return undefined;
  }

  #searchForm(plain) {
    const label = this.getAttribute("label") || this.#say(this.#mode === "speakers" ? "speakersLabel" : "label");
    const list = h("ul", { id: "list", role: "listbox", part: "suggestions", "aria-label": this.#say("suggestions"), hidden: true, onmousedown: (event) => event.preventDefault() });
    const input = h("input", {
      id: "q", name: "q", type: "search", part: "input", maxlength: 1000, autocomplete: "off", enterkeyhint: "search",
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "list",
      oninput: () => this.#typed(), onkeydown: (event) => this.#pressed(event), onblur: () => this.#close(),
    });
    input.value = plain?.value ?? "";
    const go = (event) => this.#submit(event);
    // Sandboxed frames send no forms, and no submit event either: hence the click.
    const button = h("button", { class: "go", part: "button", onclick: go }, this.#say("search"));
    const action = this.#form?.getAttribute("action");
    const form = h("form", { role: "search", part: "form", "aria-label": label, action: action ? new URL(action, document.baseURI).href : this.#fullUrl().split("?")[0], target: this.getAttribute("target"), onsubmit: go },
      h("label", { for: "q", part: "label" }, label), h("div", { class: "row" }, input, button, list));
    if (this.#mode === "box") for (const [name, values] of Object.entries(this.#fixed)) for (const value of values) form.append(h("input", { type: "hidden", name, value }));
    Object.assign(this.#parts, { input, list, form });
    return form;
  }

  #submit(event) {
    this.#forgetSuggestions();
    if (this.#mode === "box") return;
    event.preventDefault();
    this.#goTo({ q: this.#parts.input.value.trim() }, true);
  }

  // Suggestions

  #timer;
  #suggesting;

  #forgetSuggestions() {
    clearTimeout(this.#timer);
    this.#suggesting?.abort();
    if (this.#parts.list) this.#close();
  }

  #typed() {
    this.#forgetSuggestions();
    const text = this.#parts.input.value.trim();
    if (text.length > 1) this.#timer = setTimeout(() => this.#suggest(text), TYPING);
  }

  async #suggest(text) {
    const asking = (this.#suggesting = new AbortController());
    try {
      const answer = await (await fetch(this.#url("/api/suggest", [["q", text], ["locale", this.#lang]]), { signal: asking.signal, credentials: "omit" })).json();
      const fits = ({ kind }) => this.#mode !== "speakers" || kind === "speaker" || kind === "term";
      if (asking === this.#suggesting && !asking.signal.aborted) this.#offer(answer.suggestions.filter(fits));
    } catch {
      // Without suggestions the search is as good as with them.
    }
  }

  #offer(suggestions) {
    const { list, input } = this.#parts;
    this.#options = suggestions;
    this.#active = -1;
    list.replaceChildren(...suggestions.map((one, i) =>
      h("li", { id: `o${i}`, role: "option", part: "suggestion", "aria-selected": "false", onclick: () => this.#choose(i) },
        h("span", null, marked(one.highlight)), h("span", { class: "muted" }, words[this.#lang][one.kind] ?? ""))));
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    this.#timer = setTimeout(() => { this.#parts.status.textContent = this.#count("suggested", suggestions.length); }, SPOKEN);
  }

  #close() {
    const { list, input } = this.#parts;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    this.#point(-1);
  }

  #point(to) {
    const { list, input } = this.#parts;
    this.#active = to;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === to)));
    if (to < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `o${to}`);
      list.children[to].scrollIntoView({ block: "nearest" });
    }
  }

  #pressed(event) {
    const { list, input } = this.#parts;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && this.#options.length) {
      event.preventDefault();
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      const places = this.#options.length + 1;
      this.#point(((this.#active + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  #choose(i) {
    const { text, kind, url } = this.#options[i];
    const { input, form } = this.#parts;
    this.#forgetSuggestions();
    input.value = text;
    const link = this.#link(url);
    if (!this.#select({ kind, text, url: link.href, position: i + 1 })) return;
    if (kind === "document" || kind === "speaker") {
      this.#root.append(link);
      link.click();
      link.remove();
    } else if (this.#mode === "box") form.requestSubmit();
    else this.#goTo({ q: text }, true);
  }

  /** Tells the page what was chosen; false if it wants to deal with that itself. */
  #select(detail) {
    return this.dispatchEvent(new CustomEvent("wci-select", { bubbles: true, composed: true, cancelable: true, detail }));
  }

  // Results

  #request;

  /** Asks the server; null if it gave no answer (which is said), or if another question came in between. */
  async #ask(path, parameters, again) {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const { output, status } = this.#parts;
    const slow = setTimeout(() => this.#message(this.#say("slow"), this.#link(this.#fullUrl(), null, this.#say("full"))), SLOW);
    const lost = setTimeout(() => request.abort(), LOST);
    output.setAttribute("aria-busy", "true");
    status.textContent = this.#say("busy");
    try {
      const response = await fetch(this.#url(path, parameters), { signal: request.signal, credentials: "omit" });
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.detail);
      return request === this.#request ? answer : null;
    } catch (error) {
      if (request === this.#request && this.isConnected) {
        this.#message(this.#say("failed"), h("button", { type: "button", onclick: again }, this.#say("retry")), " ", this.#link(this.#fullUrl(), null, this.#say("full")));
        console.warn("wci-search:", error);
      }
      return null;
    } finally {
      clearTimeout(slow);
      clearTimeout(lost);
      if (request === this.#request) {
        output.removeAttribute("aria-busy");
        status.textContent = "";
      }
    }
  }

  #message(text, ...others) {
    this.#parts.output.replaceChildren(h("div", { class: "message", part: "message", role: "alert" }, h("span", null, text), " ", ...others));
  }

  async #search(focus) {
    const { page, q, filters } = this.#state;
    const speakers = this.#mode === "speakers";
    const parameters = [...this.#parameters(), ["hitsPerPage", this.#perPage], ["locale", this.#lang]];
    if (!speakers) parameters.push(["facets", this.#facets.join() || "none"]);
    const begin = performance.now();
    const answer = await this.#ask(speakers ? "/api/speakers" : "/api/search", parameters, () => this.#search(true));
    if (!answer) return;
    const detail = { query: q, filters, page, total: answer.totalHits, ms: Math.round(performance.now() - begin) };
    this.dispatchEvent(new CustomEvent("wci-search", { bubbles: true, composed: true, detail }));
    this.#showFacets(answer.facets.filter(({ field }) => this.#facets.includes(field)));
    this.#show(answer, focus);
  }

  #show(answer, focus) {
    const { q } = this.#state;
    const n = answer.totalHits;
    const counted = this.#count("results", n);
    const heading = !n && q ? this.#say("none", { q }) : q ? this.#say("found", { n: counted, q }) : counted;
    const title = h("h2", { tabindex: -1, part: "heading" }, heading);
    const first = (answer.page - 1) * answer.hitsPerPage + 1;
    const hit = this.#mode === "speakers" ? this.#speaker : this.#document;
    this.#parts.output.replaceChildren(
      title,
      ...this.#chips(answer.facets),
      ...this.#hints(answer),
      answer.hits.length ? h("ol", { class: "hits", part: "hits", start: first }, ...answer.hits.map((one, i) => hit.call(this, one, first + i))) : "",
      ...this.#pager(answer),
      h("p", { class: "links" },
        answer.speakers?.totalHits ? this.#link(answer.speakers.url, null, this.#count("people", answer.speakers.totalHits)) : null,
        this.#link(this.#fullUrl(), { part: "full" }, this.#say("full"))));
    if (focus) title.focus();
    else this.#parts.status.textContent = heading;
  }

  /** Other words to search for. */
  #hints({ didYouMean, nearestTerms = [], expandedWith = [] }) {
    const instead = (text) => h("button", { type: "button", onclick: () => this.#goTo({ q: text }, true) }, text);
    const added = expandedWith.flatMap((each) => each.added);
    return [
      added.length ? h("p", { class: "muted" }, this.#say("also", { t: added.slice(0, 8).join(", ") })) : "",
      didYouMean ? h("p", { class: "chips" }, this.#say("mean"), instead(didYouMean)) : "",
      nearestTerms.length ? h("p", { class: "chips" }, this.#say("tryThese"), ...nearestTerms.map(({ text }) => instead(text))) : "",
    ];
  }

  #document(hit, position) {
    const facts = [hit.type?.label, hit.year, ...hit.lips.map(({ label }) => label)].filter(Boolean).join(" · ");
    const more = hit.passageCount - Math.min(PASSAGES_SHOWN, hit.passages.length);
    return h("li", { part: "hit" },
      h("h3", { lang: hit.language }, this.#hitLink(hit, hit.kind, marked(hit.highlight.title), position)),
      facts ? h("p", { class: "muted" }, facts) : null,
      h("ul", null, ...hit.passages.slice(0, PASSAGES_SHOWN).map((passage) =>
        h("li", null,
          this.#link(passage.textUrl, { class: "at muted", "aria-label": `${this.#say("at", { n: passage.page })}, ${hit.title}` }, this.#say("at", { n: passage.page })),
          h("p", { lang: passage.language }, marked(passage.html))))),
      more > 0 && hit.passages.length ? h("p", { class: "muted" }, this.#count("more", more)) : null);
  }

  #speaker(hit, position) {
    return h("li", { part: "hit" },
      h("h3", null, this.#hitLink(hit, "speaker", hit.name, position)),
      h("p", { class: "muted" }, [hit.role, hit.organization, ...hit.regions.map(({ label }) => label)].filter(Boolean).join(" · ")),
      hit.subjects.length ? h("p", null, hit.subjects.map(({ label }) => label).join(" · ")) : null,
      h("ul", null, ...hit.evidence.slice(0, PASSAGES_SHOWN).map((one) =>
        h("li", null, one.url ? this.#link(one.url, { class: "at" }, one.title) : one.title, h("p", { class: "muted" }, marked(one.html))))));
  }

  #hitLink(hit, kind, content, position) {
    const link = this.#link(hit.url, null, content);
    link.addEventListener("click", (event) => {
      if (!this.#select({ kind, text: hit.title ?? hit.name, url: link.href, position })) event.preventDefault();
    });
    return link;
  }

  #pager({ page, totalPages }) {
    if (totalPages < 2) return [];
    const turn = (to, name) => to > 0 && to <= totalPages && h("a", {
      href: this.#pageUrl({ ...this.#state, page: to }), rel: name === "next" ? "next" : "prev",
      onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#goTo({ page: to }, true);
      },
    }, this.#say(name));
    return [h("nav", { class: "pages links", part: "pages", "aria-label": `${this.#say("pages")}: ${this.getAttribute("label") || this.#key}` },
      turn(page - 1, "previous"), this.#say("page", { n: this.#number(page), of: this.#number(totalPages) }), turn(page + 1, "next"))];
  }

  // Filters

  #toggle(field, value) {
    const { [field]: old = [], ...filters } = this.#state.filters;
    const values = old.includes(value) ? old.filter((each) => each !== value) : [...old, value];
    return { filters: values.length ? { ...filters, [field]: values } : filters };
  }

  #showFacets(facets) {
    const { details } = this.#parts;
    const focused = this.#root.activeElement?.dataset?.value;
    const chosen = Object.values(this.#state.filters).flat().length;
    const shown = facets.filter(({ values }) => values.length);
    details.hidden = !shown.length;
    details.replaceChildren(
      h("summary", null, this.#say("filters") + (chosen ? ` (${chosen})` : "")),
      h("div", { class: "facets" }, ...shown.map(({ field, label, values }) =>
        h("fieldset", { part: "facet" }, h("legend", null, label), ...values.filter(({ selected }, i) => selected || i < VALUES_SHOWN).map((value) => {
          const box = h("input", { type: "checkbox", "data-value": `${field}=${value.value}`, onchange: () => this.#goTo(this.#toggle(field, value.value)) });
          box.checked = value.selected;
          return h("label", null, box, h("span", null, value.label), h("span", { class: "muted" }, this.#number(value.count)));
        })))));
    if (focused) [...details.querySelectorAll("input")].find((box) => box.dataset.value === focused)?.focus();
  }

  #chips(facets) {
    const chips = Object.entries(this.#state.filters).flatMap(([field, values]) => values.map((value) => {
      const label = facets.find((facet) => facet.field === field)?.values.find((each) => each.value === value)?.label ?? value;
      return h("button", { type: "button", part: "chip", onclick: () => this.#goTo(this.#toggle(field, value), true) }, h("span", { class: "vh" }, `${this.#say("remove")} `), `${label} `, h("span", { "aria-hidden": "true" }, "✕"));
    }));
    if (chips.length > 1) chips.push(h("button", { type: "button", onclick: () => this.#goTo({ filters: {} }, true) }, this.#say("clear")));
    return chips.length ? [h("p", { class: "chips" }, ...chips)] : [];
  }

  // What's new

  async #showNews() {
    const answer = await this.#ask("/api/whats-new", [...this.#parameters({ q: "", page: 1, filters: {} }), ["locale", this.#lang]], () => this.#showNews());
    if (!answer) return;
    const day = new Intl.DateTimeFormat(`${this.#lang}-CA`, { dateStyle: "long", timeZone: "America/Toronto" });
    const items = answer.items.slice(0, this.#perPage);
    this.#parts.output.replaceChildren(
      h("h2", { part: "heading" }, this.getAttribute("label") || this.#say("newLabel")),
      items.length ? h("ol", { class: "hits", part: "hits" }, ...items.map((item, i) =>
        h("li", { part: "hit" },
          h("h3", null, this.#hitLink(item, item.kind, item.title, i + 1)),
          h("p", { class: "muted" }, h("time", { datetime: item.at }, day.format(new Date(item.at)))),
          item.summary ? h("p", null, item.summary) : null))) : h("p", null, this.#say("nothingNew")),
      h("p", { class: "links" }, this.#link(answer.links.html, { part: "full" }, this.#say("allNew")), this.#link(answer.links.atom, null, "Atom")));
  }
}

// Two versions may meet on one page: the first stays.
if (!customElements.get("wci-search")) customElements.define("wci-search", WciSearch);
