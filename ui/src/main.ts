import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { keepWords } from "./taken";

keepWords(window);
mount(App, { target: document.body });
