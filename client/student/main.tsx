import "../look/texts.ts";
import "../look/tokens.css";
import "../look/base.css";
import "./student.css";
import { render } from "preact";
import { App } from "./App.tsx";

const root = document.getElementById("app");
if (root !== null) render(<App />, root);
