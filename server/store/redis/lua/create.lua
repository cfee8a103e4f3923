#!lua
--[[
Creates a room, or puts one back that was exported.
KEYS  1 room  2 sheet
ARGV  1 version  2 document  3 code  4 screen token  5 questions
      6 highest round so far  7 8 9 gate: round ("" for none), until ("" for no limit), changeable (0 or 1)
      10 ended (0 or 1)  11 id of the store's history
Returns {1, code, screen token} of the new room, or {0, code, screen token} of the one that has this id already.
Hint  none
]]
local code, screen = unpack(redis.call("HMGET", KEYS[1], "code", "screen"))
if code then
	return { 0, code, screen }
end
redis.call("HSET", KEYS[1], "version", ARGV[1], "document", ARGV[2], "code", ARGV[3], "screen", ARGV[4])
redis.call("HSET", KEYS[1], "rounds", ARGV[6], "places", 0, "joined", 0, "ended", ARGV[10], "history", ARGV[11])
if ARGV[7] ~= "" then
	redis.call("HSET", KEYS[1], "round", ARGV[7], "until", ARGV[8], "changeable", ARGV[9])
end
redis.call("SET", KEYS[2], ARGV[5])
return { 1, ARGV[3], ARGV[4] }
