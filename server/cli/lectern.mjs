#!/usr/bin/env node
// `npx lectern VERB …` from a checkout: the same as `npm run VERB -- …`, and without a verb `npm start`.
const [verb = "start", ...words] = process.argv.slice(2);
const verbs = [
	...["start", "demo", "rehearse", "cluster", "operator"],
	...["transfer", "backup", "restore"],
];
if (!verbs.includes(verb)) {
	console.error(`npx lectern VERB …, one of ${verbs.join(", ")}.`);
	process.exit(2);
}
const flags = verb === "start" || verb === "cluster" ? [] : [`--${verb}`];
process.argv.splice(2, Number.POSITIVE_INFINITY, ...flags, ...words);
await import(verb === "cluster" ? "./cluster.mjs" : "./start.mjs");
