import "../look/texts.ts";
import { render } from "preact";
import "../look/tokens.css";
import "../look/accents.css";
import "../look/options.css";
import "../look/wide.css";
import "../look/base.css";
import "./screen.css";
import { isPreview } from "../link/preview.ts";
import { Previewed } from "./Previewed.tsx";
import { Screen } from "./Screen.tsx";
import { applyTheme, savedTheme } from "./theme.ts";

applyTheme(savedTheme());
const root = document.getElementById("app");
if (root !== null) render(isPreview() ? <Previewed /> : <Screen />, root);
