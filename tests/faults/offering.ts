import { askedOf } from "../../client/student/held.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Student } from "../rig/student.ts";
import type { PhoneCode } from "./build.ts";
import type { Dice } from "./dice.ts";

interface Ports {
	readonly given: ReturnType<PhoneCode["openGiven"]>;
	readonly dice: Dice;
	readonly student: () => Student;
}

/** As the shipped phone: tells the server what another history of the store had of rounds that are over. */
export class Offering {
	readonly given: Ports["given"];
	readonly #ports: Ports;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(ports: Ports) {
		this.#ports = ports;
		this.given = ports.given;
	}

	later(): void {
		clearTimeout(this.#timer);
		const ms = 1000 * (1 + this.#ports.dice.next());
		this.#timer = setTimeout(() => void this.#offer(), ms);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	async #offer(): Promise<void> {
		const student = this.#ports.student();
		const { view } = student;
		if (view === null || !student.connected) return;
		const { roomId, epoch, phase } = view;
		const closed = (askedOf(view)?.round ?? 0) - Number(phase === "open");
		const lost = this.given.lost(roomId, epoch, closed);
		if (lost.length === 0) return;
		const answers = lost.map(({ answer }) => answer);
		const reply = await student.offer({ answers });
		if (reply === "unknown" || isRefusal(reply)) this.later();
		else this.given.offered(lost, epoch);
	}
}
