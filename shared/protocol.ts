/**
 * Version of everything that crosses the wire: sockets, SSE, the documents in them. A test hashes the schemas and
 * the view types' keys; whoever changes them bumps this number and the hash together.
 */
export const protocolVersion = 3;
/** The oldest that the server speaks beside it, for pages that were open over an upgrade. */
export const oldestProtocolVersion = 2;

/** Where things are served. */
export const paths = {
	socket: "/socket.io",
	join: (code: string) => `/j/${code}`,
	teach: "/teach/",
	room: (roomId: string) => `/teach/#/rooms/${roomId}`,
	results: (secret: string) => `/results/#${secret}`,
	screen: (token: string) => `/screen/#${token}`,
	screenEvents: (token: string) =>
		`/api/screens/${token}/events?v=${protocolVersion}`,
	screenState: (token: string) => `/api/screens/${token}?v=${protocolVersion}`,
} as const;
