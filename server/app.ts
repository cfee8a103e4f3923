import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "./config.ts";
import { courseImages } from "./course/images.ts";
import { gauges } from "./gauges.ts";
import { buildAccess } from "./instructor-access.ts";
import { Builds } from "./live/builds.ts";
import { ClockWatch } from "./live/clock-watch.ts";
import { boundedBin } from "./live/discard.ts";
import { failpoint } from "./live/failpoint.ts";
import { Fill } from "./live/fill.ts";
import { ImageMaker } from "./live/image-maker.ts";
import { Images, withImages } from "./live/images.ts";
import { rushLimits } from "./live/join-flood.ts";
import { buildLive } from "./live/live.ts";
import type { Log } from "./live/log.ts";
import { Looks } from "./live/looks.ts";
import { Quizzes } from "./live/quizzes.ts";
import { Quota } from "./live/quota.ts";
import { Readiness } from "./live/readiness.ts";
import { Retention } from "./live/retention.ts";
import { seldom } from "./live/seldom.ts";
import { maintenance, Stalls } from "./live/stalls.ts";
import type { AssetStore } from "./store/asset-store.ts";
import type { Bin } from "./store/bin.ts";
import type { ImageStore } from "./store/image-store.ts";
import type { QuizStore } from "./store/quiz-store.ts";
import type { RoomStore } from "./store/room-store.ts";
import type { SessionStore } from "./store/session-store.ts";
import { Renderer } from "./text/renderer.ts";
import { Alarms, type Secret } from "./transport/alarms.ts";
import { Allowance } from "./transport/allowance.ts";
import { addAssets, keepAssets } from "./transport/assets.ts";
import { readBuilt } from "./transport/built.ts";
import { ConnectionSlots } from "./transport/connection-slots.ts";
import { Connections } from "./transport/connections.ts";
import { firstViews } from "./transport/first-views.ts";
import { GuessLimit } from "./transport/guess-limit.ts";
import { HalfOpen } from "./transport/half-open.ts";
import { buildHttp } from "./transport/http.ts";
import { addImages } from "./transport/images.ts";
import { isInside } from "./transport/inside.ts";
import { serveInstructors } from "./transport/instructor-socket.ts";
import { Metrics, timed } from "./transport/metrics.ts";
import { namespacesOf } from "./transport/namespaces.ts";
import { addressOf, networkOf } from "./transport/origin.ts";
import { addPages } from "./transport/pages.ts";
import { connectAdapter } from "./transport/redis-adapter.ts";
import { commandRoutes } from "./transport/rest/commands.ts";
import { correctionRoutes } from "./transport/rest/corrections.ts";
import { exportRoutes } from "./transport/rest/exports.ts";
import { imageRoutes } from "./transport/rest/images.ts";
import { newcomerRoutes } from "./transport/rest/newcomers.ts";
import { ownResultRoutes } from "./transport/rest/own-results.ts";
import { publicRoutes } from "./transport/rest/public.ts";
import { quizRoutes } from "./transport/rest/quizzes.ts";
import { roomRoutes } from "./transport/rest/rooms.ts";
import { screenRoutes } from "./transport/rest/screens.ts";
import { textRoutes } from "./transport/rest/texts.ts";
import { SocketAudience } from "./transport/socket-audience.ts";
import { backlog, buildSockets, moveAway } from "./transport/sockets.ts";
import { Streams } from "./transport/streams.ts";
import { serveStudents } from "./transport/student-socket.ts";
import { takeOversEverywhere, takeOversHere } from "./transport/take-overs.ts";
import { serveUnder } from "./transport/under-path.ts";

export interface Parts {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly bin: Bin;
	readonly assets: AssetStore;
	readonly sessions: SessionStore;
	readonly images: ImageStore;
	readonly config: Config;
	readonly log: Log;
	/** Folder of the built pages; null when something else serves them. */
	readonly pages: string | null;
	/** Lines of the log that were left out so far; none when not given. */
	readonly linesDropped?: () => number;
}

export interface App {
	/** Address on this machine. */
	readonly url: string;
	readonly port: number;
	/** Takes no newcomers from now on and hands everyone over to other nodes, in slices, within `config.drainMs`. */
	drain(): Promise<void>;
	close(): Promise<void>;
}

/** How a node that stops hands its students over: a storm of them would hurt the other nodes. */
const slice = { most: 100, everyMs: 200 };

/** A proxy that asks once a second has by then seen that this node is not ready, and sends it nothing any more. */
const noticedMs = 2_500;

/** For a request to come whole, ms: its head, and all of it, also the largest over a slow line. */
const patience = {
	headersTimeout: 10_000,
	requestTimeout: 60_000,
	connectionsCheckingInterval: 2_000,
};

/** Puts the layers together and listens. The stores stay the caller's to close. */
export async function buildApp({
	rooms: untimed,
	bin,
	quizzes: storedQuizzes,
	assets,
	images: imageStore,
	sessions: sessionStore,
	config,
	log: everyLine,
	pages,
	linesDropped = () => 0,
}: Parts): Promise<App> {
	const log = seldom(everyLine, 10_000);
	const quizStore = withImages(storedQuizzes, imageStore, courseImages);
	const built = pages === null ? null : readBuilt(pages, config.path);
	const inline = built?.inline ?? { scripts: [], styles: [] };
	const metrics = new Metrics(
		gauges(linesDropped, () => {
			return { sockets, streams, audience, clocks, fill, intake };
		}),
	);
	const alarms = new Alarms(metrics, log);
	const wrong = (what: Secret) => alarms.wrong(what);
	const builds = new Builds(assets, log);
	const stalls = new Stalls();
	const store = timed(untimed, (verb, ms, failed) => {
		metrics.storeAnswered(verb, ms);
		if (!maintenance.has(verb)) stalls.took(ms, failed);
	});
	const clocks = new ClockWatch(store, log, 10 * config.sweepMs);
	const readiness = new Readiness(store, config.sweepMs, everyLine);
	const http = createServer(patience, (request, response) =>
		app(request, response),
	);
	const connections = new Connections(http);
	const slots = new ConnectionSlots({
		...config,
		others: () => streams.size,
	});
	const io = buildSockets(http, {
		rules: config,
		...config,
		inline,
		slots,
		closedTo: () => readiness.closedTo,
		metrics,
	});
	const adapter =
		config.redis === null ? null : connectAdapter(io, { ...config.redis, log });
	const sockets = namespacesOf(io);
	const streams = new Streams({
		beatMs: 15_000,
		rules: config,
		most: Math.ceil(config.maxConnections / 10),
		isFull: () =>
			io.engine.clientsCount + streams.size >= config.maxConnections,
	});
	const halfOpen = new HalfOpen(http, {
		most: Math.max(Math.ceil(config.maxConnections / 2), 100),
		sourceOf: (request) => addressOf(config, request),
		// Behind a proxy all connections come from there; it bounds them itself.
		networkOf: ({ remoteAddress = "unknown" }) => networkOf(remoteAddress),
		cut: () => metrics.connectionRefused("half-open"),
	});
	const audience = new SocketAudience(sockets, streams);

	const fill = new Fill({
		store,
		most: config.maxStoreBytes,
		everyMs: config.sweepMs,
		log: everyLine,
	});
	const quota = new Quota({
		rooms: store,
		quizzes: quizStore,
		images: imageStore,
		fill,
		limits: config.quotas,
	});
	const renderer = new Renderer();
	const looks = new Looks({
		renderer,
		images: (ids) => imageStore.sizes(ids),
		log,
	});
	const live = buildLive({
		...config,
		rooms: store,
		quizzes: quizStore,
		audience,
		log,
		meter: metrics,
		stalls,
		cap: config.roomSeats,
		bin: boundedBin(bin, config.binMs, config.quotas.bytes),
		quota,
		rush: rushLimits(config.joinRush),
		locked: () => alarms.roomLocked(),
		looks,
	});
	const { feed, intake, rooms, revisions, screens } = live;
	const quizzes = new Quizzes(quizStore, quota, looks);
	const maker = new ImageMaker(log);
	const images = new Images({ store: imageStore, maker, quota });
	const retention = new Retention({
		store,
		log,
		retainMs: config.retainMs,
		bin: { binned: bin, keepMs: config.binMs },
		images: imageStore,
		disturbs: () => feed.asking(),
	});
	const { sessions, watch, routes } = buildAccess({
		quizzes: quizStore,
		sessions: sessionStore,
		config,
		quota,
		namespace: sockets.instructors,
		now: () => store.now(),
		wrong,
		log,
	});

	const allowance = new Allowance(config.allowance);
	// A class of 1,000 comes within a minute, with peaks of 60 a second, also beside somebody who guesses 25 codes a second.
	const codes = new GuessLimit({ free: 20, perSecond: 60, burst: 300 });
	const ofStudents = {
		...live,
		rules: config,
		codes,
		allowance: new Allowance(config.seatAllowance),
		wrong,
	};
	serveStudents(sockets.students, {
		...ofStudents,
		audience,
		takeOvers:
			adapter === null
				? takeOversHere(sockets.students)
				: takeOversEverywhere(sockets.students, adapter),
		words: new GuessLimit({ free: 2, perSecond: 0.5, burst: 1 }),
		slots,
		metrics,
		log,
	});
	serveInstructors(sockets, {
		sessions,
		watch,
		rules: config,
		...live,
		allowance,
		slots,
		log,
	});
	const app = buildHttp({
		sessions,
		allowance,
		rules: config,
		inline,
		routes: [
			...routes,
			...quizRoutes(quizzes, config.path),
			...textRoutes(looks),
			...imageRoutes(images, config.path),
			...roomRoutes(rooms, live.offers, live.results, config),
			...exportRoutes(live.results, live.gradebooks, config.path),
			...commandRoutes(rooms, revisions),
			...correctionRoutes(live.corrections, sessions),
			...newcomerRoutes(rooms),
			...screenRoutes(screens),
			...ownResultRoutes(ofStudents),
			...publicRoutes(screens, config, readiness, fill, clocks, (request) =>
				isInside(config, request),
			),
		],
		addStreams: (express) => {
			streams.addTo(express, screens);
			addImages(express, images, log);
			express.get("/metrics", async (request, response, next) => {
				if (!isInside(config, request)) return next();
				response.type(metrics.registry.contentType);
				response.send(await metrics.registry.metrics());
			});
		},
		addPages: (express) => {
			if (built === null) return;
			addPages(express, built, config.path, firstViews(ofStudents));
			addAssets(express, built, builds, log);
		},
		log,
	});
	serveUnder(http, config.path);
	const keeping = built === null ? null : await keepAssets(builds, built);
	await new Promise<void>((resolve, reject) => {
		http.once("error", reject);
		// Without an address Node takes IPv6 and IPv4, or IPv4 alone where the machine has no other.
		const host = config.host === "" ? {} : { host: config.host };
		http.listen({ port: config.port, backlog, ...host }, resolve);
	});
	// As when the machine has no file left for a connection: the others stay, and the phone comes again.
	http.on("error", (error) =>
		log.warn({ error }, "could not take a connection"),
	);
	const { port } = http.address() as AddressInfo;
	return {
		url: `http://localhost:${port}`,
		port,
		async drain() {
			readiness.drain();
			const noticed = pause(Math.min(noticedMs, config.drainMs));
			const slices = Math.ceil(io.engine.clientsCount / slice.most);
			const everyMs = Math.min(
				slice.everyMs,
				config.drainMs / Math.max(slices, 1),
			);
			await moveAway(io, { most: slice.most, everyMs });
			failpoint("during_drain");
			streams.moveAway();
			await intake.rest(config.drainMs);
			await noticed;
		},
		async close() {
			readiness.close();
			clocks.close();
			fill.close();
			retention.close();
			live.idleRooms.close();
			maker.close();
			keeping?.close();
			watch.close();
			adapter?.close();
			feed.close();
			streams.close();
			renderer.close();
			halfOpen.close();
			// What is on its way has a second; who never ends a request, or sleeps and takes no goodbye, must not keep the program.
			const end = setTimeout(() => connections.destroyAll(), 1000);
			await io.close();
			clearTimeout(end);
		},
	};
}
