#!lua flags=allow-oom
--[[
Takes a room from those that began with a sheet; the last one takes the sheet with it.
KEYS  1 sheet  2 its rooms
ARGV  1 room
Returns 1 when the sheet is gone with it, else 0.
Hint  none
]]
redis.call("ZREM", KEYS[2], ARGV[1])
if redis.call("EXISTS", KEYS[2]) == 1 then
	return 0
end
redis.call("DEL", KEYS[1])
return 1
