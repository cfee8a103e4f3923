import { Hall } from "./hall.ts";
import type { Mutant } from "./mutants.ts";
import type { Phone } from "./phone.ts";
import { count } from "./weather.ts";

/** How long the trouble lasts, and how long everything then has to come right, in ms of the simulation. */
const stormMs = 50_000;
const calmMs = 30_000;

/** Does `act` again and again, each time after a while by chance, as long as the storm lasts. */
function repeat(
	hall: Hall,
	leastMs: number,
	spreadMs: number,
	act: () => void,
): void {
	const { clock, dice } = hall.weather;
	const wait = () =>
		clock.after(leastMs + dice.roll(spreadMs), () => {
			if (!hall.weather.stormy) return;
			act();
			wait();
		});
	wait();
}

/** One thing that a student or the world does to a phone. */
function live(hall: Hall, phone: Phone): void {
	const { clock, dice, counts } = hall.weather;
	if (phone.gone) return;
	const luck = dice.roll(100);
	if (luck < 60) {
		const tap = () => {
			const before = phone.lastTap?.round;
			if (!hall.weather.stormy || phone.gone || !phone.tap()) return;
			count(counts, "tap");
			if (phone.lastTap?.round === before) count(counts, "changed mind");
		};
		const left = phone.timeLeft();
		if (left === null || dice.chance(70)) tap();
		else clock.after(left - 200 + dice.roll(1400), tap);
	} else if (luck < 70) phone.cut();
	else if (luck < 76) {
		phone.covered = false;
		phone.cut();
		count(counts, "no network");
		clock.after(1000 + dice.roll(6000), () => {
			phone.covered = true;
		});
	} else if (luck < 83) {
		count(counts, "page reloaded");
		phone.open();
	} else if (luck < 90) {
		phone.look();
		phone.type();
	} else if (luck === 99 && dice.chance(40)) {
		count(counts, "left for good");
		phone.leave();
	}
}

/** A lecture in a storm, and the calm after it. The caller closes the hall. */
export async function lecture(
	seed: number,
	mutant: Mutant = {},
	students = 14,
): Promise<Hall> {
	const hall = new Hall(seed, mutant);
	const { weather, clock } = hall;
	const { dice } = weather;
	await hall.open(3);
	if (dice.chance(30)) hall.upgrade();
	void hall.lecturer.watch();
	for (let screen = 0; screen < 2; screen++) void hall.projector().open();
	for (let student = 0; student < students; student++) {
		const phone = hall.phone();
		const arrival = student < students - 3 ? 4000 : stormMs - 10_000;
		clock.after(dice.roll(arrival), () => {
			phone.open();
			repeat(hall, 200, 2500, () => live(hall, phone));
		});
	}
	const end = clock.now + stormMs;
	const ends = dice.chance(60);
	repeat(hall, 300, 2000, () =>
		hall.lecturer.act(ends && clock.now > end - 8000),
	);
	repeat(hall, 4000, 20_000, () => void hall.lecturer.meddle());
	repeat(hall, 3000, 7000, () => void hall.lecturer.revise());
	repeat(hall, 4000, 12_000, () => hall.lecturer.cut());
	repeat(hall, 6000, 24_000, () => void hall.lecturer.browser.end());
	if (dice.chance(50))
		clock.after(dice.roll(stormMs), () => void hall.lecturer.browser.age());
	for (const screen of hall.projectors)
		repeat(hall, 3000, 12_000, () => screen.cut());
	repeat(hall, 3000, 9000, () => {
		count(weather.counts, "node crashed");
		hall.crash();
	});
	repeat(hall, 1000, 6000, () => weather.setClock());
	repeat(hall, 1000, 5000, () => void hall.backUp());
	repeat(hall, 2000, 12_000, () => void hall.retain());
	if (dice.chance(50)) {
		repeat(hall, 4000, 40_000, () => hall.restore());
		weather.onLongCommit = (ms, { version }) => {
			if (!dice.chance(50)) return;
			// To where the room may be another one of the very version that the commit is made of.
			clock.after(dice.roll(ms), () => hall.restore(version - 1));
		};
	}
	repeat(hall, 3000, 9000, () => {
		weather.storeAwayUntil = clock.now + 200 + dice.roll(1500);
	});
	await clock.run(stormMs);
	weather.stormy = false;
	weather.onLongCommit = () => {};
	weather.storeAwayUntil = 0;
	weather.commitsAwayUntil = 0;
	for (const phone of hall.phones) phone.covered = true;
	// Whoever was sent away in another history finds out by coming again; whoever is asked something types it.
	clock.after(5000, () => {
		for (const phone of hall.phones) phone.comeAgain();
	});
	for (let second = 1; second < 20; second++)
		clock.after(second * 1000, () => {
			for (const phone of hall.phones) phone.type();
		});
	await clock.run(calmMs);
	return hall;
}
