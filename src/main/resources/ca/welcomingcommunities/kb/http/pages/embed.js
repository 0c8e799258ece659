/** The page that makes code for other sites: new code and another preview with every choice, and a button to copy. */

const form = document.querySelector("#maker");
const code = document.querySelector("#code");
const copy = document.querySelector("#copy");
const copied = document.querySelector("#copied");
const preview = document.querySelector("#preview");

/** What was chosen, without what was left as it is. */
const chosen = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));

let asking;

form.addEventListener("change", async () => {
  asking?.abort();
  asking = new AbortController();
  copied.textContent = "";
  try {
    const answer = await fetch(`${form.action}/code?${chosen()}`, { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.statusText);
    code.value = await answer.text();
    const shown = chosen();
    preview.src = `/${shown.get("lang")}/embed/frame?${shown}`;
  } catch (error) {
    // The button under the form asks for the whole page, and says what is wrong.
    if (error.name !== "AbortError") console.warn(error);
  }
});

copy.hidden = false;
copy.addEventListener("click", async () => {
  code.select();
  await navigator.clipboard.writeText(code.value);
  copied.textContent = copy.dataset.done;
});
