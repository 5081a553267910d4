import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { checking, NOBODY } from "./checking/checking.svelte";
import { desk } from "./desk.svelte";
import { draft } from "./draft.svelte";
import { faces } from "./preview/gauge";
import { profiles } from "./profiles/profiles.svelte";
import { keepWords } from "./taken";

/** Milliseconds that the form waits for the letter of the last time. A disk that takes longer does not keep it. */
const PATIENCE = 300;

keepWords(window);
// What the first frame shows is asked for before the form is made: an answer takes several turns of a busy window.
void faces();
const letter = desk.quietly(() => desk.start()).then(() => checking.changed(draft.letter, draft.version, NOBODY));
const office = letter.then(() => profiles.start());
const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
void Promise.race([letter, late]).then(() => mount(App, { target: document.body, props: { letter, office } }));
