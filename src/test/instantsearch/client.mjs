/**
 * The real InstantSearch asks the server whose address is the first argument, as a page would: a search, a choice in a
 * facet, another page. Prints what its widgets were given, as JSON.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const instantsearch = require("instantsearch.js").default;
const { connectHits, connectPagination, connectRefinementList, connectSearchBox } = require("instantsearch.js/cjs/connectors");

const server = process.argv[2];
const searchClient = {
  search: (requests) =>
    fetch(`${server}/api/compat/instantsearch?locale=en`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(requests) })
      .then((answer) => answer.json()),
};
const search = instantsearch({ indexName: "documents", searchClient, future: { preserveSharedStateOnUnmount: true } });
const shown = {};
const keep = (name) => (options) => { shown[name] = options; };
search.addWidgets([
  connectSearchBox(keep("box"))({}),
  connectHits(keep("hits"))({ escapeHTML: true }),
  connectRefinementList(keep("region"))({ attribute: "region" }),
  connectRefinementList(keep("type"))({ attribute: "type" }),
  connectPagination(keep("pages"))({}),
]);
const rendered = () => new Promise((resolve, reject) => {
  search.once("render", resolve);
  search.once("error", ({ error }) => reject(error));
});
const state = () => ({
  query: shown.box.query,
  total: shown.hits.results.nbHits,
  hits: shown.hits.items.map(({ objectID, title, url, _highlightResult, _snippetResult }) => ({ objectID, title, url, highlight: _highlightResult.title.value, snippet: _snippetResult?.text.value })),
  region: Object.fromEntries(shown.region.items.map(({ value, count }) => [value, count])),
  chosen: shown.region.items.filter(({ isRefined }) => isRefined).map(({ value }) => value),
  type: Object.fromEntries(shown.type.items.map(({ value, count }) => [value, count])),
  labels: shown.hits.results._rawResults[0].facetLabels,
  page: shown.pages.currentRefinement,
  pages: shown.pages.nbPages,
});

/** It renders more than once: before its first answer, and while it waits. */
async function after(action) {
  let done = rendered();
  action();
  await done;
  while (search.status !== "idle" || !shown.hits.results) {
    done = rendered();
    await done;
  }
  return state();
}

const steps = [];
steps.push(await after(() => search.start()));
steps.push(await after(() => shown.box.refine("housing")));
steps.push(await after(() => shown.region.refine("on-eastern")));
steps.push(await after(() => shown.region.refine("on-toronto")));
steps.push(await after(() => shown.region.refine("on-toronto")));
console.log(JSON.stringify(steps));
process.exit(0);
