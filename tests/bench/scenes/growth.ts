import { median } from "../figures.ts";
import { type TargetName, targetWords } from "../targets/target.ts";
import { play } from "./lecture.ts";
import type { Life, Plan } from "./life.ts";
import type { Scene, Wish } from "./scene.ts";

/** Whether more students or more nodes make each answer and each view dearer. */
export const growth: Scene = {
	rows: ["growth"],
	async play(wish) {
		const few = planOf(Math.round(wish.students / 10), wish, 9);
		const many = planOf(wish.students, wish, 3);
		const answers = await turns(wish, [
			["redis", many],
			["redis", few],
		]);
		const views = await turns(wish, [
			["four", many],
			["redis", many],
		]);
		return {
			lines: [
				{
					row: "growth",
					what: `nodes and Redis, CPU per answer, ${many.students} students against ${few.students}`,
					where: targetWords.redis,
					unit: "µs",
					...sides(answers, [many, few], perAnswer, `${few.students} students`),
					goal: { most: 1.1 },
				},
				{
					row: "growth",
					what: "nodes, CPU per delivered view",
					where: targetWords.four,
					unit: "µs",
					...sides(views, [many, many], perView, targetWords.redis),
					goal: { most: 1.1 },
				},
			],
			raw: { answers, views },
		};
	},
};

/** As many answers are warm-up for few students as for many. */
function planOf(
	students: number,
	{ seed }: Pick<Wish, "seed">,
	warm: number,
): Plan {
	return { students, seed, warm, board: 0, spreadMs: 0, lone: 0 };
}

type Side = readonly [name: TargetName, plan: Plan];

async function turns(
	wish: Wish,
	sides: readonly [Side, Side],
): Promise<[Life, Life][]> {
	const pairs: [Life, Life][] = [];
	for (let round = 1; round <= wish.rounds; round++) {
		wish.tell(`growth ${round} of ${wish.rounds}`);
		const [ours, floor] = sides;
		const first = await play(ours[0], wish, ours[1]);
		pairs.push([first, await play(floor[0], wish, floor[1])]);
	}
	return pairs;
}

function sides(
	pairs: readonly [Life, Life][],
	plans: readonly [Plan, Plan],
	figure: (life: Life, plan: Plan) => number,
	name: string,
) {
	return {
		ours: pairs.map(([ours]) => figure(ours, plans[0])),
		floor: { name, figures: pairs.map(([, floor]) => figure(floor, plans[1])) },
	};
}

/** Of the last bursts, when all code is compiled; µs. */
const perAnswer = ({ bursts }: Life, { students }: Plan) =>
	(median(bursts.slice(-3).map(({ cpuMs }) => cpuMs.node + cpuMs.redis)) /
		students) *
	1000;

const perView = ({ warm }: Life, { students }: Plan) =>
	(median(warm.map(({ cpuMs }) => cpuMs.node)) / students) * 1000;
