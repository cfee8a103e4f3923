import "../look/texts.ts";
import { render } from "preact";
import "../look/tokens.css";
import "../look/options.css";
import "../look/wide.css";
import "../look/base.css";
import "./instructor.css";
import "./shell/desk.css";
import "./shell/above.css";
import { App } from "./shell/App.tsx";

const root = document.getElementById("app");
if (root !== null) render(<App />, root);
