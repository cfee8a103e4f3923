import "../look/texts.ts";
import { render } from "preact";
import "../look/tokens.css";
import "../look/base.css";
import "./instructor.css";
import { App } from "./shell/App.tsx";

const place = document.getElementById("app");
if (place !== null) render(<App />, place);
