#!lua flags=allow-oom
--[[
Compare-and-set of the offset of the store's time to Redis' clock, and a note that a node agrees with it.
KEYS  1 clock
ARGV  1 offset as read  2 offset from now on  3 Redis' clock at the agreed reading, or "" for now  4 node
Returns 1, or 0 when the offset is another by now.
Hint  none
]]
if (redis.call("HGET", KEYS[1], "offset") or "0") ~= ARGV[1] then
	return 0
end
local at = ARGV[3]
if at == "" then
	local time = redis.call("TIME")
	at = string.format("%.0f", time[1] * 1000 + math.floor(time[2] / 1000))
end
redis.call("HSET", KEYS[1], "offset", ARGV[2], "at", at, "by", ARGV[4])
return 1
