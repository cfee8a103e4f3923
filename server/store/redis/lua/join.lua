#!lua
--[[
Takes a seat. A seat is stored as "removed place joinedAt label"; the label is JSON, [name key, name] and what
else is said of the seat, if anything is.
KEYS  1 room  2 seats  3 names (name key -> seat)  4 channel  5 line  6 waiters: see wait.lua
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 seat  4 name key  5 label  6 cap  7 the store's time
Returns {"seated", seat as stored, 1 for a new one or 0}, {"no-room"}, {"full"} or {"name-taken"}.
Hint  pulse, for a new seat
]]
local own = redis.call("HGET", KEYS[2], ARGV[3])
if own then
	return { "seated", own, 0 }
end
local joined = redis.call("HGET", KEYS[1], "joined")
if not joined then
	return { "no-room" }
end
if tonumber(joined) >= tonumber(ARGV[6]) then
	return { "full" }
end
local bearer = redis.call("HGET", KEYS[3], ARGV[4])
if bearer and bearer ~= ARGV[3] then
	return { "name-taken" }
end
local waited = redis.call("HGET", KEYS[6], ARGV[3])
if waited then
	redis.call("HDEL", KEYS[3], cjson.decode(waited)[1])
	redis.call("HDEL", KEYS[6], ARGV[3])
	redis.call("ZREM", KEYS[5], ARGV[3])
end
local place = redis.call("HINCRBY", KEYS[1], "places", 1)
local seat = string.format("0 %d %s %s", place, ARGV[7], ARGV[5])
redis.call("HSET", KEYS[2], ARGV[3], seat)
redis.call("HSET", KEYS[3], ARGV[4], ARGV[3])
redis.call("HINCRBY", KEYS[1], "joined", 1)
redis.call(ARGV[1], KEYS[4], ARGV[2])
return { "seated", seat, 1 }
