import type { Reporter, TestModule } from "vitest/node";

/** How many files are told, the slowest first. */
const most = 10;

interface Ran {
	readonly name: string;
	/** As in `side-by-side.ts`. */
	readonly group: string;
	readonly seconds: number;
}

/** Tells at the end of a run which files took longest, with what they load and what stands before and after their tests. */
export default class Slowest implements Reporter {
	private readonly begun = new Map<string, number>();
	private readonly ran: Ran[] = [];

	onTestModuleQueued({ moduleId }: TestModule): void {
		this.begun.set(moduleId, performance.now());
	}

	onTestModuleEnd({ moduleId, relativeModuleId, project }: TestModule): void {
		const begun = this.begun.get(moduleId) ?? performance.now();
		this.ran.push({
			name: relativeModuleId,
			group: project.name,
			seconds: (performance.now() - begun) / 1000,
		});
	}

	onTestRunEnd(): void {
		const slowest = this.ran
			.sort((one, other) => other.seconds - one.seconds)
			.slice(0, most)
			.map(
				({ name, group, seconds }) =>
					`${seconds.toFixed(1).padStart(7)} s  ${name} (${group})`,
			);
		console.log(["The slowest files:", ...slowest, ""].join("\n"));
	}
}
