import { isRefusal } from "../../shared/refusal.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import type { Hall } from "./hall.ts";
import { Line } from "./line.ts";
import type { Shown } from "./phone.ts";

/** A screen page: opens its stream again whenever it ended, keeps the newest view of each stream. */
export class Projector {
	view: ScreenView | null = null;
	pulse: Pulse | null = null;
	readonly versions: Shown[] = [];
	readonly #hall: Hall;
	#line: Line | null = null;

	constructor(hall: Hall) {
		this.#hall = hall;
	}

	async open(): Promise<void> {
		const { weather, roomId } = this.#hall;
		const node = this.#hall.anyNode();
		const again = () =>
			void weather.clock.after(1500 + weather.dice.roll(1000), () =>
				this.open(),
			);
		if (node === null) return again();
		const line = new Line(weather);
		this.#line = line;
		line.onEnd({ device: again });
		let fresh = true;
		const take = (view: ScreenView) => {
			// As in `feed.ts` of the page.
			const older =
				view.epoch === this.view?.epoch && view.version < this.view.version;
			if (!fresh && older) return;
			fresh = false;
			this.view = view;
			const history = this.#hall.chronicle.epoch;
			this.versions.push({ epoch: view.epoch, version: view.version, history });
		};
		const takePulse = (pulse: Pulse) => {
			this.pulse = pulse;
		};
		// As in `streams.ts`: listens first and reads then.
		node.watch({ line, roomId, onScreenView: take, onPulse: takePulse });
		try {
			const state = await node.screens.show(roomId);
			if (isRefusal(state)) return line.cut();
			line.down(() => {
				take(state.view);
				takePulse(state.pulse);
			});
		} catch {
			line.cut();
		}
	}

	cut(): void {
		this.#line?.cut({ node: this.#hall.weather.dice.roll(4000) });
	}
}
