/**
 * Over HTTP/1.1 a browser opens six connections to a server, for all its tabs. A stream holds one for ever: six screens
 * in one browser, and no other page of it loads. So the newest few have streams.
 */
const most = 3;

/** Tells this browser's other screens when this one opens a stream, and calls `yieldPlace` when too many have after it. */
export function joinCrowd(yieldPlace: () => void): {
	opened(): void;
	leave(): void;
} {
	const own = Math.random().toString(36);
	const newer = new Set<unknown>();
	const channel =
		"BroadcastChannel" in window ? new BroadcastChannel("lectern") : null;
	channel?.addEventListener("message", ({ data }) => {
		newer.add(data);
		if (newer.size >= most) yieldPlace();
	});
	return {
		opened() {
			newer.clear();
			channel?.postMessage(own);
		},
		leave: () => channel?.close(),
	};
}
