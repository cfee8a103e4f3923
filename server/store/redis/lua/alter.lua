#!lua
--[[
Gives a seat another name, or something else that its label says.
KEYS  1 seats  2 names  3 channel  4 room
ARGV  1 PUBLISH or SPUBLISH  2 hint  3 seat  4 the label that the new one was made of  5 name key, "" for the one it has  6 label
Returns "altered", "no-seat", "name-taken", or "overtaken" when it has another label by now: look again.
Hint  pulse, when altered
]]
local stored = redis.call("HGET", KEYS[1], ARGV[3])
if not stored then
	return "no-seat"
end
local removed, place, joinedAt, label = string.match(stored, "^(%d) (%d+) (%d+) (.*)$")
if label ~= ARGV[4] then
	return "overtaken"
end
local bearer = ARGV[5] ~= "" and redis.call("HGET", KEYS[2], ARGV[5])
if bearer and bearer ~= ARGV[3] then
	return "name-taken"
end
redis.call("HSET", KEYS[1], ARGV[3], table.concat({ removed, place, joinedAt, ARGV[6] }, " "))
if ARGV[5] ~= "" and removed == "0" then
	redis.call("HDEL", KEYS[2], cjson.decode(label)[1])
	redis.call("HSET", KEYS[2], ARGV[5], ARGV[3])
end
redis.call("HINCRBY", KEYS[4], "altered", 1)
redis.call(ARGV[1], KEYS[3], ARGV[2])
return "altered"
