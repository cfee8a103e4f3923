#!lua
--[[
Notes what lists tell of a room that an older version stored.
KEYS  1 room
ARGV  1 version that was read  2 summary  3 owner
Returns 1 when noted, 0 when the room has changed meanwhile or is gone.
Hint  none
]]
if redis.call("HGET", KEYS[1], "version") ~= ARGV[1] then
	return 0
end
redis.call("HSET", KEYS[1], "summary", ARGV[2], "owner", ARGV[3])
return 1
