import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { desk } from "./desk.svelte";
import { keepWords } from "./taken";

/** Milliseconds that the form waits for the letter of the last time. A disk that takes longer does not keep it. */
const PATIENCE = 300;

keepWords(window);
const started = desk.attempt(() => desk.start());
const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
void Promise.race([started, late]).then(() => mount(App, { target: document.body, props: { started } }));
