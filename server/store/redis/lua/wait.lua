#!lua
--[[
Takes a place in the line of newcomers who wait to be let in, and holds the name.
KEYS  1 room  2 seats  3 names (name key -> seat)  4 line (seats by place)  5 waiters (seat -> label)  6 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 seat  4 name key  5 label (see join.lua)  6 most in the line
Returns "waiting", "seated", "no-room", "full" or "name-taken".
Hint  pulse, for a new place
]]
if redis.call("EXISTS", KEYS[1]) == 0 then
	return "no-room"
end
if redis.call("HEXISTS", KEYS[2], ARGV[3]) == 1 then
	return "seated"
end
if redis.call("HEXISTS", KEYS[5], ARGV[3]) == 1 then
	return "waiting"
end
if redis.call("ZCARD", KEYS[4]) >= tonumber(ARGV[6]) then
	return "full"
end
if redis.call("HEXISTS", KEYS[3], ARGV[4]) == 1 then
	return "name-taken"
end
local place = redis.call("HINCRBY", KEYS[1], "linePlaces", 1)
redis.call("ZADD", KEYS[4], place, ARGV[3])
redis.call("HSET", KEYS[5], ARGV[3], ARGV[5])
redis.call("HSET", KEYS[3], ARGV[4], ARGV[3])
redis.call(ARGV[1], KEYS[6], ARGV[2])
return "waiting"
