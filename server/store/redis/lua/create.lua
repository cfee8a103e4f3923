#!lua
--[[
Creates a room, or puts one back that was exported.
KEYS  1 room
ARGV  1 version  2 document  3 code  4 screen token  5 hash of its sheet
      6 highest round so far  7 8 9 gate: round ("" for none), until ("" for no limit), changeable (0 or 1)
      10 ended (0 or 1)  11 id of the store's history  12 summary  13 owner
      14 random number, which grows when anything but a newcomer changes the seats
Returns {1, code, screen token, hash of the sheet} of the new room, or {0, code, screen token, hash} of the one that has
this id already; the hash is "" when an older version stored it.
Hint  none
]]
local code, screen, sheet = unpack(redis.call("HMGET", KEYS[1], "code", "screen", "sheet"))
if code then
	return { 0, code, screen, sheet or "" }
end
redis.call("HSET", KEYS[1], "version", ARGV[1], "document", ARGV[2], "code", ARGV[3], "screen", ARGV[4])
redis.call("HSET", KEYS[1], "rounds", ARGV[6], "places", 0, "joined", 0, "ended", ARGV[10], "history", ARGV[11])
if ARGV[7] ~= "" then
	redis.call("HSET", KEYS[1], "round", ARGV[7], "until", ARGV[8], "changeable", ARGV[9])
end
redis.call("HSET", KEYS[1], "sheet", ARGV[5], "summary", ARGV[12], "owner", ARGV[13], "altered", ARGV[14])
return { 1, ARGV[3], ARGV[4], ARGV[5] }
