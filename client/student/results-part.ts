import "./results.css";

export { ResultsPage, ResultsSoFar } from "./Results.tsx";
export { TakeAlong } from "./TakeAlong.tsx";
