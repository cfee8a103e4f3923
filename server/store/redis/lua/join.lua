#!lua
--[[
Takes seats, each judged after those before it. A seat is stored as "removed place joinedAt label"; the label is JSON, [name key, name] and
what else is said of the seat, if anything is.
KEYS  1 room  2 seats  3 names (name key -> seat)  4 channel  5 line  6 waiters: see wait.lua
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 cap  4 the store's time  then for every seat: seat, name key, label
Returns for every seat {"seated", seat as stored, 1 for a new one or 0}, {"no-room"}, {"full"} or {"name-taken"}.
Hint  pulse, when any seat is new
]]
local cap = tonumber(ARGV[3])
local joined, places = unpack(redis.call("HMGET", KEYS[1], "joined", "places"))
joined, places = tonumber(joined), tonumber(places)
local fresh = 0

local function take(seat, key, label)
	local own = redis.call("HGET", KEYS[2], seat)
	if own then
		return { "seated", own, 0 }
	end
	if not joined then
		return { "no-room" }
	end
	if joined + fresh >= cap then
		return { "full" }
	end
	local bearer = redis.call("HGET", KEYS[3], key)
	if bearer and bearer ~= seat then
		return { "name-taken" }
	end
	local waited = redis.call("HGET", KEYS[6], seat)
	if waited then
		redis.call("HDEL", KEYS[3], cjson.decode(waited)[1])
		redis.call("HDEL", KEYS[6], seat)
		redis.call("ZREM", KEYS[5], seat)
	end
	fresh = fresh + 1
	local stored = string.format("0 %d %s %s", places + fresh, ARGV[4], label)
	redis.call("HSET", KEYS[2], seat, stored)
	redis.call("HSET", KEYS[3], key, seat)
	return { "seated", stored, 1 }
end

local outcomes = {}
for index = 5, #ARGV, 3 do
	outcomes[#outcomes + 1] = take(ARGV[index], ARGV[index + 1], ARGV[index + 2])
end
if fresh > 0 then
	redis.call("HSET", KEYS[1], "places", places + fresh, "joined", joined + fresh)
	redis.call(ARGV[1], KEYS[4], ARGV[2])
end
return outcomes
