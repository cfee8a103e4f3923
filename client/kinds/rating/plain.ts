import {
	least,
	most,
	type Statements,
} from "../../../shared/kinds/rating/model.ts";
import type { PlainForm } from "../plain.ts";

const statement = "statement";

/** A line for each statement, `- [statement] I could follow`, and then for each step: `- [1] not at all`. */
export const plain: PlainForm = {
	write({ ask }) {
		const { statements, labels } = ask as Statements;
		return [
			...statements.map((text) => ({ sign: statement, text })),
			...labels.map((text, index) => ({ sign: String(index + 1), text })),
		];
	},
	read(lines) {
		const said = lines.filter(({ sign }) => sign === statement);
		const steps = lines.slice(said.length);
		return said.length < least ||
			said.length > most.statements ||
			steps.length < least ||
			steps.length > most.steps ||
			steps.some(({ sign }, index) => sign !== String(index + 1))
			? null
			: {
					ask: {
						statements: said.map(({ text }) => text),
						labels: steps.map(({ text }) => text),
					},
					key: {},
				};
	},
};
