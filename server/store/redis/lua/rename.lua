#!lua
--[[
Gives a seat another name.
KEYS  1 seats  2 names  3 channel
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 seat  4 name key  5 label
Returns "renamed", "no-seat" or "name-taken".
Hint  pulse, when renamed
]]
local stored = redis.call("HGET", KEYS[1], ARGV[3])
if not stored then
	return "no-seat"
end
local bearer = redis.call("HGET", KEYS[2], ARGV[4])
if bearer and bearer ~= ARGV[3] then
	return "name-taken"
end
local removed, place, joinedAt, label = string.match(stored, "^(%d) (%d+) (%d+) (.*)$")
redis.call("HSET", KEYS[1], ARGV[3], table.concat({ removed, place, joinedAt, ARGV[5] }, " "))
if removed == "0" then
	redis.call("HDEL", KEYS[2], cjson.decode(label)[1])
	redis.call("HSET", KEYS[2], ARGV[4], ARGV[3])
end
redis.call(ARGV[1], KEYS[3], ARGV[2])
return "renamed"
