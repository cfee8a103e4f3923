// Stands in the phone's page itself, in the language of every browser: the connection for a room begins while the page's program is
// still on its way. `early-socket.ts` takes it over, with what it has heard by then.
(() => {
	var page = document.documentElement.dataset;
	var socket;
	try {
		if (!page.entrance || sessionStorage.getItem("lectern.polling")) return;
		socket = new WebSocket(
			`${location.origin.replace("http", "ws")}${page.path || ""}/socket.io/?EIO=4&transport=websocket`,
		);
		socket.heard = [];
		socket.onmessage = (event) => {
			socket.heard.push(event);
		};
		window.earlySocket = socket;
	} catch (_) {
		// Then the link begins it.
	}
})();
