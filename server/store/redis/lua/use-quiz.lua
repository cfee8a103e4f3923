#!lua
--[[
Notes that a room was opened with a quiz now. Passes over one that is not there.
KEYS  1 quizzes
ARGV  1 id
Returns 1 when noted, else 0.
Hint  none
]]
local stored = redis.call("HGET", KEYS[1], ARGV[1])
if not stored then
	return 0
end
local before, after = string.match(stored, "^(%d+ %d+ %d+) %S+ (.*)$")
local time = redis.call("TIME")
local now = string.format("%.0f", time[1] * 1000 + math.floor(time[2] / 1000))
redis.call("HSET", KEYS[1], ARGV[1], table.concat({ before, now, after }, " "))
return 1
