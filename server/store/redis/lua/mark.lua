#!lua flags=allow-oom
--[[
Notes that something is about to be deleted, so that Redis is asked to write its append-only file anew. A few bytes: allowed
when memory is short, for deleting is.
KEYS  1 mark
ARGV  none
Returns 1.
Hint  none
]]
redis.call("SET", KEYS[1], 1)
return 1
