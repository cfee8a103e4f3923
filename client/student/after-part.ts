import "./after.css";
import "../text/wide-part.ts";
import { results } from "./results.ts";

export { End } from "./End.tsx";
export { OwnResultsPart, WithResults } from "./OwnResultsPart.tsx";
export { Reveal } from "./Reveal.tsx";
export { Over, Stopped } from "./Stopped.tsx";
export { saidVerdict } from "./verdict.ts";
export { Waiting } from "./Waiting.tsx";

// The end needs it, and nobody knows what the network is like by then.
void results.fetch();
